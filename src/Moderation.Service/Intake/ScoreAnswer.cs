using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Reason = Moderation.Contracts.Reason;
using Scores = Moderation.Contracts.Scores;

namespace Moderation.Service.Intake;

/// <summary>What would be decided about a text.</summary>
/// <param name="Scores">Calibrated probabilities, 0 to 1.</param>
/// <param name="Decision"><c>approve</c> or <c>review</c>.</param>
/// <param name="Reasons">Why it would go to review.</param>
/// <param name="Language"><c>en</c>, <c>other</c> or <c>unknown</c>.</param>
/// <param name="Model">The model's version.</param>
/// <param name="Policy">The policy's version.</param>
internal sealed record ScoreAnswer(
    Scores Scores,
    Outcome Decision,
    IReadOnlyList<Reason> Reasons,
    string Language,
    string Model,
    string Policy
)
{
    public static ScoreAnswer Of(Decision decision) =>
        new(
            DecisionMessage.Scores(decision.Scores),
            decision.Outcome,
            DecisionMessage.Reasons(decision.Reasons),
            decision.Language,
            decision.Model,
            decision.Policy
        );
}
