using Moderation.Contracts;

namespace Moderation.Tests.DemoBlog;

/// <summary>Events as the service would send them.</summary>
internal static class Decided
{
    public static DecisionMade As(
        CommentState state,
        string commentId = "c1",
        int revision = 1,
        int sequence = 1,
        string siteId = "demo"
    ) =>
        new()
        {
            SiteId = siteId,
            CommentId = commentId,
            Revision = revision,
            Sequence = sequence,
            State = state,
            Scores = new Scores(0.1, 0.1),
            Reasons = state == CommentState.Pending ? [new Reason("spam", "Looks like spam", [])] : [],
            Model = "m",
            Policy = "p",
            DecidedBy = "service",
            DecidedAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero),
        };
}
