namespace Moderation.Service.Review;

/// <summary>A page of what is under review.</summary>
/// <param name="Items">The most risky first.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Total">How many comments are under review.</param>
internal sealed record ReviewPage(IReadOnlyList<ReviewItem> Items, int Page, int Pages, int Total);
