using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Who is on which card, so that two do not read the same one. Soft: it settles nothing, keeps nobody off, and ends by
/// itself after <see cref="Lasts"/> unless it is renewed. A crash may lose the last of them.
/// </summary>
internal sealed class Claims(Database database, ClaimStore store, TimeProvider clock)
{
    /// <summary>How long a claim stands that is not renewed.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(60);

    /// <summary>Claims a card, or renews the claim.</summary>
    /// <returns>The claim that stands now, whoever has it; null when the comment is not under review any more.</returns>
    public Task<Claim?> ClaimAsync(Actor by, string siteId, string commentId, CancellationToken cancel)
    {
        by.Require(Rights.Review, siteId);
        var now = clock.GetUtcNow();
        return database.WriteAsync(
            async transaction =>
            {
                await store.SweepAsync(transaction, now);
                await store.PutAsync(transaction, siteId, commentId, new Claim(by.Id, by.Name, now + Lasts), now);
                return await store.FindAsync(transaction, siteId, commentId, now);
            },
            cancel,
            Durability.Relaxed
        );
    }

    /// <summary>Gives a card back; another's claim on it stands.</summary>
    public Task ReleaseAsync(Actor by, string siteId, string commentId, CancellationToken cancel)
    {
        by.Require(Rights.Review, siteId);
        return database.WriteAsync(
            transaction => store.DropAsync(transaction, siteId, commentId, by.Id),
            cancel,
            Durability.Relaxed
        );
    }
}
