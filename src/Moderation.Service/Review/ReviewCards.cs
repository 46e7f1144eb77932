namespace Moderation.Service.Review;

/// <summary>A part of what is under review.</summary>
/// <param name="Items">In the order asked for, but those that somebody else is on come last.</param>
/// <param name="Next">Where the next part begins; null when there is none now.</param>
internal sealed record ReviewCards(IReadOnlyList<ReviewItem> Items, ReviewCursor? Next);
