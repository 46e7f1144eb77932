using Moderation.Service.Dashboard.Records;
using Moderation.Service.Review;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>Asks the rooms for all that an author's page shows.</summary>
internal sealed class AuthorReading(Authors authors, BulkEnd bulks)
{
    /// <summary>What is known now.</summary>
    public async Task<AuthorView> ViewAsync(Actor by, AuthorWish wish, CancellationToken cancel)
    {
        var bulk = wish.BulkId is { } id ? await bulks.AwaitAsync(by, id, cancel) : null;
        return new AuthorView(await authors.FindAsync(by, wish.SiteId, wish.Author, cancel), bulk);
    }
}
