using Moderation.Service.Publishing;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Live;

/// <summary>Waits for decisions on behalf of an open page.</summary>
internal sealed class LiveDecisions(DecisionFeed feed, TimeProvider clock)
{
    /// <summary>The decisions behind a cursor, oldest first, as soon as there are any; none when the wait is over.</summary>
    /// <param name="by">Who waits.</param>
    /// <param name="after">The last cursor that the page knows.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="cancel">Ends the wait too.</param>
    public async Task<IReadOnlyList<FeedItem>> NextAsync(Actor by, long after, TimeSpan wait, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(wait, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await foreach (var page in feed.FollowAsync(by, after, end.Token))
            {
                return page;
            }
        }
        catch (OperationCanceledException)
        {
            // The wait is over.
        }

        return [];
    }

    /// <summary>Waits until there is a decision behind a cursor, and gives the newest cursor.</summary>
    /// <param name="by">Who waits.</param>
    /// <param name="after">The last cursor that the page knows, 0 when it knows none.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="cancel">Ends the wait too.</param>
    public async Task<long> WaitAsync(Actor by, long after, TimeSpan wait, CancellationToken cancel)
    {
        var page = await NextAsync(by, after, wait, cancel);
        return page.Count switch
        {
            0 => after,
            < DecisionFeed.Page => page[^1].Cursor,
            _ => (await feed.LatestAsync(by, 1, cancel))[0].Cursor,
        };
    }

    /// <summary>Waits, and returns early when cancelled.</summary>
    public Task PauseAsync(TimeSpan pause, CancellationToken cancel) =>
        Task.Delay(pause, clock, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
}
