using Moderation.Contracts;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>A comment that another policy would decide differently.</summary>
/// <param name="Past">What was decided, and about what.</param>
/// <param name="Text">What the reader wrote.</param>
/// <param name="Scores">The scores by the model in force.</param>
/// <param name="Before">The reasons that it went to review for; empty where it was approved.</param>
/// <param name="After">The reasons that it would go to review for; empty where it would be approved.</param>
internal sealed record PolicyExample(
    PastDecision Past,
    string Text,
    Scores Scores,
    IReadOnlyList<Reason> Before,
    IReadOnlyList<Reason> After
)
{
    /// <summary>What a moderator ruled, or null.</summary>
    public Ruling? Ruling => Past.Ruling;
}
