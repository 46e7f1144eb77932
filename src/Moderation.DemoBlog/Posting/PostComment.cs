using Microsoft.AspNetCore.Mvc;
using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Live;
using Moderation.DemoBlog.Pages;

namespace Moderation.DemoBlog.Posting;

/// <summary>A visitor posts a comment: it is kept first, then sent.</summary>
internal static class PostComment
{
    public static async Task<IResult> HandleAsync(
        HttpContext http,
        [FromForm] string? name,
        [FromForm] string? website,
        [FromForm] string? text,
        [FromForm] string? parent,
        CommentBook book,
        LiveChanges live,
        TimeProvider time
    )
    {
        var draft = new Draft(name?.Trim() ?? "", website?.Trim() ?? "", Draft.Lines(text), parent ?? "");
        var errors = draft.Errors();
        if (draft.Parent.Length > 0 && !IsVisible(draft.Parent, book))
        {
            errors["parent"] = ["The comment that you answer is not there any more. Post yours without answering it."];
        }

        if (errors.Count > 0)
        {
            return Answer.WantsJson(http)
                ? TypedResults.ValidationProblem(errors)
                : ArticleEndpoint.Render(http, draft, errors, StatusCodes.Status400BadRequest);
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var post = new CommentPosted(
            id,
            draft.Parent.Length > 0 ? draft.Parent : null,
            draft.Name,
            draft.Address(),
            draft.Text,
            Visitor.FindOrWelcome(http),
            $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/demo#comment-{id}",
            now
        );
        return await Answer.ToWriterAsync(http, live, book.Change(id, _ => post));
    }

    private static bool IsVisible(string id, CommentBook book) =>
        SeedComments.Find(id) is not null || book.Find(id)?.Comment.PublishedText is not null;
}
