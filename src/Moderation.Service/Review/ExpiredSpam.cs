using Moderation.Service.Publishing;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Rejects what <see cref="ReviewQueue.ExpiredAsync"/> gives, as the service's own verdict, which may be undone as any
/// other. On several replicas at once one of them settles each.
/// </summary>
internal sealed class ExpiredSpam(
    Database database,
    ReviewQueue queue,
    Settlement settlement,
    DecisionPublisher publisher
)
{
    private const int AtOnce = 200;

    /// <summary>Rejects all that has expired.</summary>
    /// <returns>How many comments.</returns>
    public async Task<int> RejectAsync(CancellationToken cancel)
    {
        var rejected = 0;
        // Looked at first without the right to write, which others need.
        while (await queue.ExpiredAsync(1, cancel) is { Count: > 0 })
        {
            var settled = await database.WriteAsync(
                async transaction =>
                {
                    await database.WaitForTurnAsync(transaction);
                    // Only now: whoever escalates, reports or rules waits for a turn as well, so that this holds until the end.
                    var expired = await queue.ExpiredAsync(AtOnce, cancel);
                    return await settlement.SettleAsync(
                        transaction,
                        Actor.Service,
                        [.. expired.Select(one => new CommentRef(one.SiteId, one.CommentId, one.Revision))],
                        NewVerdict.Reject(VerdictCategories.Spam),
                        bulkId: null
                    );
                },
                cancel
            );
            await publisher.PublishSoonAsync(settled.Stored);
            var done = settled.Answers.Count(answer => answer.Outcome == VerdictOutcome.Done);
            rejected += done;
            if (done == 0)
            {
                break;
            }
        }

        return rejected;
    }
}
