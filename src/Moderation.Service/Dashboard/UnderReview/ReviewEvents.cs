using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Moderation.Service.Dashboard.Live;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>A page of what is under review, sent whenever it has changed.</summary>
internal sealed class ReviewEvents(LiveDecisions decisions, Fragments fragments, IHostApplicationLifetime lifetime)
{
    /// <summary>At most one event in this time, however much changes.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>Deletions make no decision, so the list is read this often in any case.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>The list as HTML: at once, then after each change, until cancelled.</summary>
    /// <param name="by">Who follows.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<SseItem<object>> FollowAsync(
        Actor by,
        int page,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(ReviewList.Page)] = page,
            [nameof(ReviewList.Cancel)] = cancel,
        };
        var sent = "";
        var after = 0L;
        while (!end.IsCancellationRequested)
        {
            var html = await fragments.RenderAsync<ReviewList>(parameters);
            yield return html == sent ? new SseItem<object>("", "beat") : new SseItem<object>(html, "list");
            sent = html;
            after = await decisions.WaitAsync(by, after, Beat, end.Token);
            await decisions.PauseAsync(Pace, end.Token);
        }
    }
}
