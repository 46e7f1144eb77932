using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>What a desk shows at a moment.</summary>
/// <param name="Lanes">How many comments stand in each lane.</param>
/// <param name="Matching">How many the filter chooses.</param>
/// <param name="Cards">The first of them.</param>
internal sealed record DeskView(LaneCounts Lanes, ReviewCount Matching, ReviewCards Cards);
