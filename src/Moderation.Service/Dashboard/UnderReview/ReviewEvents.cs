using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>What a desk shows, sent whenever it has changed.</summary>
internal sealed class ReviewEvents(
    ReviewPulse pulse,
    Fragments fragments,
    TimeProvider clock,
    IHostApplicationLifetime lifetime
)
{
    /// <summary>At most one event in this time, however much changes.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);

    /// <summary>Deletions are felt by nothing else, so the list is read this often in any case.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>The list as HTML: at once, then after each change, until cancelled.</summary>
    /// <param name="session">The desk.</param>
    /// <param name="cancel">Ends it too.</param>
    public async IAsyncEnumerable<SseItem<object>> FollowAsync(
        DeskSession session,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            session.Cancel,
            cancel,
            lifetime.ApplicationStopping
        );
        var parameters = new Dictionary<string, object?>
        {
            [nameof(CascadingValue<DeskSession>.Value)] = session,
            [nameof(CascadingValue<DeskSession>.IsFixed)] = true,
            [nameof(CascadingValue<DeskSession>.ChildContent)] = List,
        };
        var sent = "";
        var felt = "";
        while (!end.IsCancellationRequested)
        {
            var html = await fragments.RenderAsync<CascadingValue<DeskSession>>(parameters);
            yield return html == sent ? new SseItem<object>("", "beat") : new SseItem<object>(html, "list");
            sent = html;
            felt = await pulse.NextAsync(felt, Beat, end.Token);
            await Task.Delay(Pace, clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static RenderFragment List { get; } =
        builder =>
        {
            builder.OpenComponent<ReviewList>(0);
            builder.CloseComponent();
        };
}
