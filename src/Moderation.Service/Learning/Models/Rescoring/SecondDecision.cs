using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Intake;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using EngineReason = Moderation.Engine.Deciding.Reason;

namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>What another model decides about a comment that waits.</summary>
/// <param name="Before">The comment as it waits.</param>
/// <param name="Made">The decision.</param>
/// <param name="Language">The language that was found.</param>
/// <param name="Lane">The lane that it would stand in, where it stays under review.</param>
internal sealed record SecondDecision(WaitingComment Before, DecisionMade Made, string Language, Lane Lane)
{
    public bool IsApproved => Made.State == CommentState.Approved;

    /// <summary>Decides.</summary>
    /// <param name="waiting">The comment.</param>
    /// <param name="policy">The policy and the model in force.</param>
    /// <param name="author">What is said of the author now.</param>
    /// <param name="now">The time.</param>
    public static SecondDecision Of(
        WaitingComment waiting,
        PolicyInForce policy,
        AuthorStanding author,
        DateTimeOffset now
    )
    {
        var newest = waiting.Newest;
        var decision = policy.Decider.Decide(
            new Comment(waiting.Text, waiting.AuthorName, waiting.AuthorUrl, waiting.Language),
            Kept(waiting, newest),
            author: author
        );
        var made = newest with
        {
            Sequence = newest.Sequence + 1,
            State = decision.Outcome == Outcome.Approve ? CommentState.Approved : CommentState.Pending,
            Scores = DecisionMessage.Scores(decision.Scores),
            Reasons = DecisionMessage.Reasons(decision.Reasons),
            Model = decision.Model,
            Policy = decision.Policy,
            DecidedBy = StoredDecision.ByService,
            DecidedAt = now,
            Categories = null,
            Statement = null,
        };
        return new SecondDecision(waiting, made, decision.Language, new Placement(policy).Lane(made));
    }

    /// <summary>
    /// As the list of what is under review has it. It keeps its age, unless it comes into the lane of spam: there it would
    /// otherwise be rejected by its age before anybody could look.
    /// </summary>
    public JudgedComment InReview() =>
        new(
            IsApproved || ComesToSpam() ? Made : Made with { DecidedAt = Before.Since },
            Before.Text,
            Before.AuthorId,
            Before.AuthorName,
            Language
        );

    private bool ComesToSpam() =>
        Before.Lane == Lane.Judgement && (Lane == Lane.Spam || Made.Reasons.Any(r => r.Code == ReasonCodes.Wave));

    // One that joined its wave later has no such reason yet, and must not be approved out of it.
    private static IReadOnlyList<EngineReason> Kept(WaitingComment waiting, DecisionMade newest)
    {
        var kept = KeptReasons.Of(newest);
        return waiting.IsInWave && kept.All(reason => reason.Code != ReasonCodes.Wave)
            ? [.. kept, new EngineReason(ReasonCodes.Wave, "Nearly the same as other comments that came lately.")]
            : kept;
    }
}
