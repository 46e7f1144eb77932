using System.Globalization;
using Moderation.Service.Intake;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>Which author a page is to show. It stands in the page's address.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Author">The author, as <see cref="AuthorKey.Of"/> names one.</param>
/// <param name="BulkId">The bulk that was begun on his comments, or null.</param>
internal sealed record AuthorWish(string SiteId, string Author, long? BulkId)
{
    /// <summary>Reads an address; null where it names no author of a site.</summary>
    public static AuthorWish? Read(IQueryCollection query)
    {
        var (site, author) = ($"{query["site"]}", $"{query["author"]}");
        return IdRules.Refusal(site) is null && AuthorKey.IsValid(author)
            ? new AuthorWish(
                site,
                author,
                long.TryParse(query["bulk"], NumberStyles.None, CultureInfo.InvariantCulture, out var bulk)
                    ? bulk
                    : null
            )
            : null;
    }
}
