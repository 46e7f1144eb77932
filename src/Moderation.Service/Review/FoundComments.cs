namespace Moderation.Service.Review;

/// <summary>Comments that were found, the newest first.</summary>
/// <param name="Comments">At most <see cref="Finding.PageSize"/>.</param>
/// <param name="Next">Where to look on; null where nothing older is left to be looked at.</param>
/// <param name="LookedBackTo">How far back was looked; null where nothing was there to look at.</param>
internal sealed record FoundComments(IReadOnlyList<FoundComment> Comments, long? Next, DateTimeOffset? LookedBackTo);
