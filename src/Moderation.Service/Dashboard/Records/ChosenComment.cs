using System.Globalization;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.Records;

/// <summary>A comment that is chosen in a form: its revision, its site and its id, escaped, with spaces between.</summary>
internal static class ChosenComment
{
    /// <summary>As a form sends it.</summary>
    public static string Write(FoundComment comment) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{comment.Revision} {Uri.EscapeDataString(comment.SiteId)} {Uri.EscapeDataString(comment.CommentId)}"
        );

    /// <summary>As rooms take it; null where it is none.</summary>
    public static CommentRef? Read(string? written) =>
        written?.Split(' ') is [var revision, { Length: > 0 } site, { Length: > 0 } comment]
        && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new CommentRef(Clean(site), Clean(comment), number)
            : null;

    // NUL is in no id, and PostgreSQL takes none.
    private static string Clean(string escaped) => Uri.UnescapeDataString(escaped).Replace('\0', '\uFFFD');
}
