using System.Data.Common;
using System.Runtime.CompilerServices;
using Moderation.Service.Security;

namespace Moderation.Service.Publishing;

/// <summary>
/// The decisions of every replica in one order, for the pages. It reads the table, not the bus: cheap, in order, and a
/// page that was away goes on where it was.
/// </summary>
internal sealed class DecisionFeed(FeedStore store, TimeProvider clock)
{
    /// <summary>How many decisions a page holds at most.</summary>
    public const int Page = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The newest decisions, newest first.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="count">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">Who asks may not read decisions.</exception>
    public async Task<IReadOnlyList<FeedItem>> LatestAsync(Actor by, int count, CancellationToken cancel)
    {
        by.Require(Rights.Read);
        return [.. (await store.NewestAsync(count, cancel)).Select(FeedItem.Of)];
    }

    /// <summary>
    /// Decisions behind a cursor as they come, in pages of up to 200, until cancelled. While the database is away it
    /// waits and goes on afterwards.
    /// </summary>
    /// <exception cref="NotAllowedException">Who asks may not read decisions.</exception>
    public async IAsyncEnumerable<IReadOnlyList<FeedItem>> FollowAsync(
        Actor by,
        long after,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        by.Require(Rights.Read);
        while (!cancel.IsCancellationRequested)
        {
            var page = await ReadAsync(after, cancel);
            if (page.Count > 0)
            {
                after = page[^1].Cursor;
                yield return page;
            }

            if (page.Count < Page)
            {
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }

    private async Task<IReadOnlyList<FeedItem>> ReadAsync(long after, CancellationToken cancel)
    {
        try
        {
            return [.. (await store.AfterAsync(after, Page, cancel)).Select(FeedItem.Of)];
        }
        catch (DbException)
        {
            // The readiness check reports it; here there is nothing to show until it is back.
            return [];
        }
    }
}
