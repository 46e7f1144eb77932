using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation;

/// <summary>What <c>moderation evaluate</c> found.</summary>
/// <param name="Model">The model's version.</param>
/// <param name="Thresholds">The thresholds that the figures are at.</param>
/// <param name="Figures">By category and part.</param>
/// <param name="Reviews">By part.</param>
internal sealed record EvaluationReport(
    string Model,
    Thresholds Thresholds,
    IReadOnlyList<Figures> Figures,
    IReadOnlyList<ReviewShares> Reviews
);
