using Microsoft.AspNetCore.Http.HttpResults;
using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Posting;
using Moderation.DemoBlog.Sending;

namespace Moderation.DemoBlog.Pages;

/// <summary>The page itself.</summary>
internal static class ArticleEndpoint
{
    public static void MapArticle(this RouteGroupBuilder demo) =>
        demo.MapGet(
            "",
            (HttpContext http, string? parent) =>
                Render(http, Draft.Empty with { Parent = parent ?? "" }, [], StatusCodes.Status200OK)
        );

    /// <summary>The page for this visitor, with a form that may be filled in and have problems.</summary>
    public static RazorComponentResult Render(
        HttpContext http,
        Draft draft,
        Dictionary<string, string[]> errors,
        int status
    )
    {
        var viewer = Visitor.FindOrWelcome(http);
        var entries = http.RequestServices.GetRequiredService<CommentBook>().ChangedAfter(0);
        var visible = entries
            .Select(entry => CommentView.Of(entry.Comment, entry.Change, viewer))
            .OfType<CommentView>();
        CommentView[] comments = [.. SeedComments.All.Select(CommentView.Of), .. visible];
        var answered = comments.FirstOrDefault(comment => comment.Id == draft.Parent);
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<ArticlePage>(
            new
            {
                Threads = ThreadView.Arrange(comments),
                comments.Length,
                LastChange = entries.Count == 0 ? 0 : entries[^1].Change,
                http.RequestServices.GetRequiredService<Line>().Reachable,
                // Without what cannot be answered, or no visitor without scripts could post what was written.
                Draft = answered is null ? draft with { Parent = "" } : draft,
                Errors = errors,
                AnswerTo = answered?.Name,
            }
        )
        {
            StatusCode = status,
        };
    }
}
