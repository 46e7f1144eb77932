using Moderation.Contracts;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>A suite about what the desk shows: a replica whose scores speak, with some comments to invent.</summary>
public abstract class DeskTests(Store store) : StoreTests(store)
{
    private protected const string Spam = "Cheap pills, buy viagra online now http://pills.example";
    private protected const string Toxic = "You idiot, shut up.";
    private protected const string Blocked = "A blockedword.";

    private protected static readonly ReviewFilter Everything = ReviewFilter.Everything;

    /// <summary>A replica with thresholds; it is on the same database as the others.</summary>
    private protected Replica Desk() =>
        Replica.On(
            Database,
            Clock,
            ("Policy:ToxicityThreshold", "0.5"),
            ("Policy:SpamThreshold", "0.5"),
            // These write the same few texts again and again.
            ("Waves:Count", "1000"),
            ("Waves:Burst", "50")
        );

    private protected static async Task<string[]> IdsAsync(
        Replica desk,
        ReviewFilter filter,
        ReviewOrder order = ReviewOrder.Oldest,
        Actor? by = null
    ) =>
        [
            .. (
                await desk.Review.ListAsync(by ?? Actor.Service, filter, order, null, 200, CancellationToken.None)
            ).Items.Select(i => i.Decision.CommentId),
        ];

    /// <summary>Stores one more decision on a comment's first revision, as a verdict does.</summary>
    private protected static async Task RuleAsync(Replica desk, string id, CommentState state, int sequence = 2)
    {
        var last = (await desk.History.FindAsync("site", id, CancellationToken.None))!.History[^1];
        var made = last with { State = state, Sequence = sequence, DecidedBy = "moderator" };
        await desk.Database.WriteAsync(
            async transaction =>
            {
                await desk.Decisions.AppendAsync(transaction, [new NewDecision(made)]);
                await desk.UnderReview.FollowAsync(transaction, [made]);
            },
            CancellationToken.None
        );
    }
}
