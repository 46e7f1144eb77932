using Moderation.Service.Review;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>Asks the rooms for all that an author's page shows.</summary>
internal sealed class AuthorReading(Authors authors, Bulks bulks, TimeProvider clock)
{
    // A bulk is mostly done within that: a page that shows how it was would only have to be reloaded.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>What is known now.</summary>
    public async Task<AuthorView> ViewAsync(Actor by, AuthorWish wish, CancellationToken cancel)
    {
        var bulk = wish.BulkId is { } id ? await FollowAsync(by, id, cancel) : null;
        return new AuthorView(await authors.FindAsync(by, wish.SiteId, wish.Author, cancel), bulk);
    }

    private async Task<BulkProgress?> FollowAsync(Actor by, long id, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var progress = await bulks.ProgressAsync(by, id, cancel);
            if (progress is null or { Finished: true } || clock.GetElapsedTime(began) >= Patience)
            {
                return progress;
            }

            await Task.Delay(Look, clock, cancel);
        }
    }
}
