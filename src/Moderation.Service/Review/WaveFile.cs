using Moderation.Service.Intake;

namespace Moderation.Service.Review;

/// <summary>All that is known of a wave.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Key">Tells it from the other waves of the site.</param>
/// <param name="Seen">The newest decision that may be among its comments, see <see cref="ReviewQueue.SeenAsync"/>.</param>
/// <param name="Counts">How many comments are how.</param>
/// <param name="Variants">Its different texts, the most frequent first, at most <see cref="WaveStore.MostListed"/>.</param>
/// <param name="Members">Its comments, the oldest first, at most <see cref="WaveStore.MostListed"/>.</param>
internal sealed record WaveFile(
    string SiteId,
    long Key,
    long Seen,
    WaveCounts Counts,
    IReadOnlyList<WaveVariant> Variants,
    IReadOnlyList<WaveMember> Members
);
