using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>What a desk shows at a moment.</summary>
/// <param name="Seen">The newest decision that may be among what it shows, see <see cref="ReviewQueue.SeenAsync"/>.</param>
/// <param name="Lanes">How many comments stand in each lane.</param>
/// <param name="Matching">How many the filter chooses.</param>
/// <param name="Escalated">How many wait for an admin, for admins; null for others.</param>
/// <param name="Cards">The first of those that the filter chooses.</param>
/// <param name="Late">Since when the oldest comment waits for judgement, where that is too long; null otherwise.</param>
/// <param name="WarnAfter">How long it may.</param>
internal sealed record DeskView(
    long Seen,
    LaneCounts Lanes,
    ReviewCount Matching,
    ReviewCount? Escalated,
    ReviewCards Cards,
    DateTimeOffset? Late,
    TimeSpan WarnAfter
);
