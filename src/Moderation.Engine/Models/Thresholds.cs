namespace Moderation.Engine.Models;

/// <summary>The score from which a comment goes to review, by category, 0 to 1.</summary>
/// <param name="Toxicity">Threshold of the toxicity score.</param>
/// <param name="Spam">Threshold of the spam score.</param>
public sealed record Thresholds(double Toxicity, double Spam);
