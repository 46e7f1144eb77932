using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Pages;
using Moderation.DemoBlog.Sending;

namespace Moderation.DemoBlog.Live;

/// <summary>What happens to the comments, as one viewer may see it, rendered by the page's own components.</summary>
internal sealed class LiveChanges(
    CommentBook book,
    Line line,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IServiceScopeFactory scopes,
    ILoggerFactory loggers
)
{
    /// <summary>An event this often tells the page and every proxy between that the connection lives.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// First the state of the line, then every comment that changed after the number <paramref name="after"/> and that
    /// this viewer may know of, then whatever happens, until <paramref name="cancellation"/>. Each comment carries the number of its change as the
    /// event's id, so the browser itself says where to go on after a lost connection.
    /// </summary>
    public async IAsyncEnumerable<SseItem<object>> FollowAsync(
        long after,
        string? viewer,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // An open page must not hold up the end of the process.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        while (!end.IsCancellationRequested)
        {
            var next = Task.WhenAny(book.NextChange(), line.NextChange());
            yield return new SseItem<object>(new LiveLine(line.Reachable), "line");
            if (after > book.LastChange)
            {
                // The comments were wiped below an open page: what it shows does not exist any more.
                after = book.LastChange;
                yield return new SseItem<object>(new LiveReset(after), "reset");
            }

            foreach (var (comment, change) in book.ChangedAfter(after))
            {
                after = change;
                if (!comment.MayBeKnown(viewer))
                {
                    continue;
                }

                var described = await DescribeAsync(comment, change, viewer);
                yield return new SseItem<object>(described, "comment") { EventId = $"{change}" };
            }

            await Task.WhenAny(next, Task.Delay(Beat, time, end.Token));
        }
    }

    /// <summary>A comment as <paramref name="viewer"/> sees it.</summary>
    public async Task<LiveComment> DescribeAsync(BlogComment comment, long change, string? viewer)
    {
        var view = CommentView.Of(comment, change, viewer);
        var html = view is null ? null : await RenderAsync(view);
        return new LiveComment(comment.Id, view?.ParentId, change, html, view?.Note);
    }

    private async Task<string> RenderAsync(CommentView view)
    {
        // Components may ask for what lives as long as a request.
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(CommentArticle.View)] = view }
            );
            return (await renderer.RenderComponentAsync<CommentArticle>(parameters)).ToHtmlString();
        });
    }
}
