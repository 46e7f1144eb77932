using Microsoft.AspNetCore.Mvc;
using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Live;

namespace Moderation.DemoBlog.Posting;

/// <summary>A writer changes the text of a comment: the next revision, checked anew.</summary>
internal static class EditComment
{
    public static async Task<IResult> HandleAsync(
        HttpContext http,
        string id,
        [FromForm] string? text,
        CommentBook book,
        LiveChanges live,
        TimeProvider time
    )
    {
        var changed = Draft.Lines(text);
        if (Draft.TextError(changed) is { } error)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["text"] = [error] });
        }

        var visitor = Visitor.Find(http);
        var edited = book.Change(
            id,
            comment =>
                comment?.MayChange(visitor) == true
                    ? new CommentEdited(id, comment.Revision + 1, changed, time.GetUtcNow())
                    : null
        );
        return await Answer.ToWriterAsync(http, live, edited);
    }
}
