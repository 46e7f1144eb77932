using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>A wave with all its comments, those that were approved before it was known as one too.</summary>
internal sealed class WaveFiles(WaveFileStore store, WaveStore waves, ReviewQueue queue, Bulks bulks)
{
    /// <summary>A wave, or null where there is none.</summary>
    /// <param name="by">Who asks; with the right to review on the site.</param>
    /// <param name="siteId">The site.</param>
    /// <param name="key">The wave's key.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">They may not review on the site.</exception>
    public async Task<WaveFile?> FindAsync(Actor by, string siteId, long key, CancellationToken cancel)
    {
        by.Require(Rights.Review, siteId);
        var seen = await queue.SeenAsync(by, cancel);
        return await store.CountAsync(siteId, key, cancel) is { } counts
            ? new WaveFile(
                siteId,
                key,
                seen,
                counts,
                await waves.VariantsAsync(by, siteId, key, cancel),
                await waves.MembersAsync(by, siteId, key, cancel)
            )
            : null;
    }

    /// <summary>
    /// Begins to reject what is under review and what was approved, as one bulk, up to <see cref="Bulks.Most"/> at once; not
    /// what a moderator has approved, and nothing that came since its <see cref="WaveFile.Seen"/>.
    /// </summary>
    /// <exception cref="NotAllowedException">They may not review on the site.</exception>
    public async Task<BulkBeginning> RejectAsync(Actor by, string siteId, long key, long seen, NewVerdict verdict)
    {
        by.Require(Rights.Review, siteId);
        var chosen = await store.SelectAsync(siteId, key, Bulks.Most, seen, CancellationToken.None);
        return await bulks.BeginAsync(by, [.. chosen.Select(Ref)], verdict);
    }

    /// <summary>
    /// Begins to approve what is under review, as one bulk, up to <see cref="Bulks.Most"/> at once; nothing that came since
    /// its <see cref="WaveFile.Seen"/>.
    /// </summary>
    /// <exception cref="NotAllowedException">They may not review on the site.</exception>
    public async Task<BulkBeginning> ApproveAsync(Actor by, string siteId, long key, long seen)
    {
        var chosen = await queue.SelectWaveAsync(by, siteId, key, Bulks.Most, seen, CancellationToken.None);
        return await bulks.BeginAsync(by, [.. chosen.Select(Ref)], NewVerdict.Approve);
    }

    private static CommentRef Ref(ReviewedRevision one) => new(one.SiteId, one.CommentId, one.Revision);
}
