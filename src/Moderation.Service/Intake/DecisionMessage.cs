using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Publishing;
using Reason = Moderation.Contracts.Reason;
using Scores = Moderation.Contracts.Scores;
using Span = Moderation.Contracts.Span;

namespace Moderation.Service.Intake;

/// <summary>Puts the engine's conclusion into the words of the wire.</summary>
internal static class DecisionMessage
{
    /// <summary>The first message about a revision: what the service decided.</summary>
    public static DecisionMade Of(CommentSubmitted comment, Decision decision, DateTimeOffset decidedAt) =>
        new()
        {
            SiteId = comment.SiteId,
            ThreadId = comment.ThreadId,
            CommentId = comment.CommentId,
            Revision = comment.Revision,
            Sequence = 1,
            State = decision.Outcome == Outcome.Approve ? CommentState.Approved : CommentState.Pending,
            Scores = Scores(decision.Scores),
            Reasons = Reasons(decision.Reasons),
            Model = decision.Model,
            Policy = decision.Policy,
            DecidedBy = StoredDecision.ByService,
            DecidedAt = decidedAt,
        };

    /// <summary>Four decimals: more would claim a precision that no calibration has.</summary>
    public static Scores Scores(Engine.Deciding.Scores scores) =>
        new(Math.Round((double)scores.Toxicity, 4), Math.Round((double)scores.Spam, 4));

    public static IReadOnlyList<Reason> Reasons(IReadOnlyList<Engine.Deciding.Reason> reasons) =>
        [
            .. reasons.Select(reason => new Reason(
                reason.Code,
                reason.Message,
                [.. reason.Spans.Select(span => new Span(span.Start, span.Length))]
            )),
        ];
}
