using System.Globalization;

namespace Moderation.Service.Dashboard.Records;

/// <summary>Where the pages are that show what is known.</summary>
internal static class Addresses
{
    /// <summary>The page of a comment.</summary>
    public static string Comment(string siteId, string commentId) =>
        $"/comment{QueryString.Create("site", siteId).Add("id", commentId)}";

    /// <summary>The page of a wave.</summary>
    public static string Wave(string siteId, long key) =>
        $"/wave{QueryString.Create("site", siteId).Add("key", Text(key))}";

    /// <summary>The page of a wave, which says what became of a bulk that was begun there.</summary>
    public static string Wave(string siteId, long key, long bulkId) =>
        $"/wave{QueryString.Create("site", siteId).Add("key", Text(key)).Add("bulk", Text(bulkId))}";

    /// <summary>All comments of an author.</summary>
    public static string Author(string siteId, string author) =>
        $"/find{QueryString.Create("site", siteId).Add("author", author)}";

    /// <summary>A bulk in the history, with each of its comments.</summary>
    public static string Bulk(long id) => $"/history{QueryString.Create("bulkId", Text(id))}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
