using System.Globalization;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// Names of comments and threads in labels and reports: ids divided by strokes. A stroke in an id is escaped, as any
/// character may stand in one: <c>a/b</c> and <c>c</c> must not have the name of <c>a</c> and <c>b/c</c>.
/// </summary>
internal static class LabelName
{
    /// <summary>A comment's, such as <c>site/comment/revision</c>.</summary>
    public static string OfComment(string siteId, string commentId, int revision) =>
        $"{OfComment(siteId, commentId)}/{revision.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A comment's in all its revisions, such as <c>site/comment</c>.</summary>
    public static string OfComment(string siteId, string commentId) => $"{Escaped(siteId)}/{Escaped(commentId)}";

    /// <summary>A thread's, such as <c>site/thread</c>; of an imported one the source stands for the site.</summary>
    public static string OfThread(string siteId, string threadId) => $"{Escaped(siteId)}/{Escaped(threadId)}";

    /// <summary>Of the thread that a comment stands in; its own name where it stands in none.</summary>
    public static string OfThread(string siteId, string? threadId, string commentId, int revision) =>
        threadId is null ? OfComment(siteId, commentId, revision) : OfThread(siteId, threadId);

    /// <summary>The comment that is named so; null for any other name.</summary>
    public static (string SiteId, string CommentId, int Revision)? Comment(string name) =>
        name.Split('/') is [var site, var comment, var written]
        && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? (Read(site), Read(comment), revision)
            : null;

    // No more than is needed: others read these names, too.
    private static string Escaped(string id) =>
        id.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    private static string Read(string escaped) =>
        escaped.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
