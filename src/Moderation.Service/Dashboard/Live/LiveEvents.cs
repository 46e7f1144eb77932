using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Moderation.Service.Publishing;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Live;

/// <summary>The decisions as they come, as events for the page.</summary>
internal sealed class LiveEvents(
    LiveDecisions decisions,
    DecisionFeed feed,
    Fragments fragments,
    IHostApplicationLifetime lifetime
)
{
    /// <summary>More rows at once than this nobody reads; the others are counted.</summary>
    public const int MostRows = 40;

    /// <summary>At most one event in this time, however many decisions come.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    /// <summary>An event this often tells the page and every proxy between that the connection lives.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Events from behind a cursor until cancelled. The id of an event is the newest cursor that it covers, so a browser
    /// goes on where it was.
    /// </summary>
    /// <param name="by">Who looks.</param>
    /// <param name="blur">Whether they want severe texts closed.</param>
    /// <param name="after">The cursor.</param>
    /// <param name="cancel">Ends the events.</param>
    public async IAsyncEnumerable<SseItem<object>> FollowAsync(
        Actor by,
        bool blur,
        long after,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        // An open page must not hold up the end of the process.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        yield return new SseItem<object>("", "beat");
        while (!end.IsCancellationRequested)
        {
            var page = await decisions.NextAsync(by, after, Beat, end.Token);
            if (page.Count == 0)
            {
                yield return new SseItem<object>("", "beat");
                continue;
            }

            var (shown, newest, skipped) = await ToShowAsync(by, page, end.Token);
            yield return new SseItem<object>(new LiveBatch(await RowsAsync(shown, blur), skipped), "decisions")
            {
                EventId = $"{newest}",
            };
            after = newest;
            await decisions.PauseAsync(Pace, end.Token);
        }
    }

    private async Task<(IReadOnlyList<FeedItem> Shown, long Newest, long Skipped)> ToShowAsync(
        Actor by,
        IReadOnlyList<FeedItem> page,
        CancellationToken cancel
    )
    {
        if (page.Count < DecisionFeed.Page)
        {
            return ([.. page.TakeLast(MostRows).Reverse()], page[^1].Cursor, Math.Max(0, page.Count - MostRows));
        }

        // More come than anybody reads: go to where they are now instead of running after them.
        var latest = await feed.LatestAsync(by, MostRows, cancel);
        var newest = latest[0].Cursor;
        return (latest, newest, Math.Max(0, newest - page[0].Cursor + 1 - latest.Count));
    }

    private async Task<string> RowsAsync(IReadOnlyList<FeedItem> items, bool blur)
    {
        var rows = await Task.WhenAll(
            items.Select(item => fragments.RenderAsync<DecisionRow>(DecisionRow.Of(item, blur)))
        );
        return string.Concat(rows);
    }
}
