using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Live;

namespace Moderation.DemoBlog.Posting;

/// <summary>
/// What a form answers: a plain browser is sent back to the article; the page's module asks for JSON and gets the
/// comment as its writer now sees it.
/// </summary>
internal static class Answer
{
    /// <param name="http">The request.</param>
    /// <param name="live">Describes the comment.</param>
    /// <param name="changed">The comment after the change, or null when nobody may change it or it is not there.</param>
    public static async Task<IResult> ToWriterAsync(
        HttpContext http,
        LiveChanges live,
        (BlogComment Comment, long Change)? changed
    ) =>
        changed is not var (comment, change)
            ? TypedResults.Problem(
                "This comment is not there any more, or it was written in another browser. Reload the page.",
                statusCode: StatusCodes.Status404NotFound
            )
        : WantsJson(http) ? TypedResults.Ok(await live.DescribeAsync(comment, change, comment.Post.Owner))
        : TypedResults.LocalRedirect($"~/demo#comment-{comment.Id}");

    public static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
}
