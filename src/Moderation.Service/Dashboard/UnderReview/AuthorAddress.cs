namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>Where the pages show an author of a site.</summary>
internal static class AuthorAddress
{
    /// <summary>What is known of him.</summary>
    /// <param name="siteId">The site.</param>
    /// <param name="author">The author, as <see cref="Review.AuthorKey.Of"/> names one.</param>
    public static string Of(string siteId, string author) => $"/author{Query(siteId, author)}";

    /// <summary>The same with a bulk, whose progress is shown.</summary>
    public static string Of(string siteId, string author, long bulkId) =>
        $"/author{Query(siteId, author).Add("bulk", $"{bulkId}")}";

    /// <summary>All that is under review by him.</summary>
    public static string UnderReview(string siteId, string author) =>
        $"/review{Query(siteId, author).Add("lane", "all")}";

    private static QueryString Query(string siteId, string author) =>
        QueryString.Create("site", siteId).Add("author", author);
}
