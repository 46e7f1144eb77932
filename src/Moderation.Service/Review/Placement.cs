using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Review;

/// <summary>Where a decision places its comment in the queue.</summary>
/// <param name="policy">The policy that decided, or the one in force.</param>
internal sealed class Placement(PolicyInForce policy)
{
    /// <summary>The highest score, 0 to 1.</summary>
    public static float Risk(DecisionMade decision) => (float)Math.Max(decision.Scores.Toxicity, decision.Scores.Spam);

    /// <summary>The codes of the reasons as one text to look into: <c>|toxicity|spam|</c>.</summary>
    public static string Reasons(DecisionMade decision) =>
        $"|{string.Concat(decision.Reasons.Select(r => r.Code + "|"))}";

    /// <summary>
    /// How near a score that is a reason is to its threshold, 0 to 1; the nearer of two. 1 where no score is a reason:
    /// the model has no doubt there that a verdict could resolve.
    /// </summary>
    public float Uncertainty(DecisionMade decision)
    {
        var toxicity = Speaks(decision, ReasonCodes.Toxicity)
            ? Math.Abs(decision.Scores.Toxicity - policy.Policy.ToxicityThreshold)
            : 1;
        var spam = Speaks(decision, ReasonCodes.Spam)
            ? Math.Abs(decision.Scores.Spam - policy.Policy.SpamThreshold)
            : 1;
        return (float)Math.Min(toxicity, spam);
    }

    /// <summary>Surely spam, when nothing else speaks against the comment; otherwise somebody has to judge.</summary>
    public Lane Lane(DecisionMade decision) => Lane(decision.Scores, decision.Reasons);

    /// <inheritdoc cref="Lane(DecisionMade)"/>
    public Lane Lane(Contracts.Scores scores, IReadOnlyList<Contracts.Reason> reasons) =>
        SurelySpam.Holds(scores.Spam, [.. reasons.Select(r => r.Code)], policy.Content.SurelySpam)
            ? Review.Lane.Spam
            : Review.Lane.Judgement;

    /// <summary>The lane of a comment that is like a wave that was rejected as spam.</summary>
    public Lane LaneLikeSpam(DecisionMade decision) =>
        SurelySpam.HoldsLikeAWave([.. decision.Reasons.Select(r => r.Code)]) ? Review.Lane.Spam : Lane(decision);

    private static bool Speaks(DecisionMade decision, string code) => decision.Reasons.Any(r => r.Code == code);
}
