namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>A share of a population.</summary>
/// <param name="Share">
/// The stratified mean, 0 to 1: each cell's share in its sample, weighted by its population. Cells without a sample are
/// left out of it; null where none has one.
/// </param>
/// <param name="Interval">Holds the true share with a chance of at least 95 %, 97.5 % a side, where nothing else is said.</param>
internal readonly record struct ShareEstimate(double? Share, Interval Interval);
