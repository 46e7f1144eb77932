using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Live;

namespace Moderation.DemoBlog.Posting;

/// <summary>A writer deletes a comment: it vanishes at once, and the service is told.</summary>
internal static class DeleteComment
{
    public static async Task<IResult> HandleAsync(
        HttpContext http,
        string id,
        CommentBook book,
        LiveChanges live,
        TimeProvider time
    )
    {
        var visitor = Visitor.Find(http);
        var removed = book.Change(
            id,
            comment => comment?.MayChange(visitor) == true ? new CommentRemoved(id, time.GetUtcNow()) : null
        );
        return await Answer.ToWriterAsync(http, live, removed);
    }
}
