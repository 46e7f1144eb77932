using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Moderation.Service.Operations;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>What a desk shows, sent whenever it has changed, and as often as <see cref="ReviewPulse"/> looks.</summary>
internal sealed class ReviewEvents(
    ReviewPulse pulse,
    DeskReading desk,
    RoomAnswers rooms,
    Fragments fragments,
    IHostApplicationLifetime lifetime
)
{
    /// <summary>Deletions are felt by nothing else, so the list is read this often in any case.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    // The texts by which a desk searches are stored just after what the pulse feels, see ReviewTexts.
    private static readonly TimeSpan TextsFollow = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// The list as HTML: at once, then after each change, until cancelled; and behind it, or where it is as it was, a beat with
    /// <see cref="DeskView.Seen"/>. It ends too when the list cannot be read: the
    /// page keeps what it has, with its selections and what is half typed, and asks again.
    /// </summary>
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
        var (sent, felt, before) = ("", "", "");
        while (!end.IsCancellationRequested)
        {
            var (view, trouble) = await rooms.AskAsync(() => desk.ViewAsync(session.By, session.Wish, felt, end.Token));
            if (trouble is not null)
            {
                break;
            }

            var html = await RenderAsync(session with { View = view });
            if (html != sent)
            {
                yield return new SseItem<object>(html, "list");
                sent = html;
            }

            yield return new SseItem<object>(view!.Seen, "beat");
            var isMoved = felt != before;
            before = felt;
            felt = await pulse.NextAsync(
                felt,
                isMoved && session.Wish.Filter.Text is not null ? TextsFollow : Beat,
                end.Token
            );
        }
    }

    private Task<string> RenderAsync(DeskSession session) =>
        fragments.RenderAsync<CascadingValue<DeskSession>>(
            new Dictionary<string, object?>
            {
                [nameof(CascadingValue<DeskSession>.Value)] = session,
                [nameof(CascadingValue<DeskSession>.IsFixed)] = true,
                [nameof(CascadingValue<DeskSession>.ChildContent)] = List,
            }
        );

    private static RenderFragment List { get; } =
        builder =>
        {
            builder.OpenComponent<ReviewList>(0);
            builder.CloseComponent();
        };
}
