namespace Moderation.Engine.Deciding;

/// <summary>What the service concludes about a comment.</summary>
/// <param name="Outcome">Approve, or review when there is at least one reason.</param>
/// <param name="Scores">The model's scores; both 1 when the model failed on the comment.</param>
/// <param name="Reasons">In the order of the checks; empty for an approved comment.</param>
/// <param name="Language">The language found: <c>en</c>, <c>other</c>, or <c>unknown</c> with too little evidence.</param>
/// <param name="Model">The version of the model.</param>
/// <param name="Policy">The version of the policy.</param>
public sealed record Decision(
    Outcome Outcome,
    Scores Scores,
    IReadOnlyList<Reason> Reasons,
    string Language,
    string Model,
    string Policy
);
