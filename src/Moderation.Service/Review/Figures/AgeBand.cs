namespace Moderation.Service.Review.Figures;

/// <summary>How many comments have waited for about so long.</summary>
/// <param name="From">At least so long.</param>
/// <param name="To">Less than this; null for the last band.</param>
/// <param name="Count">How many.</param>
internal sealed record AgeBand(TimeSpan From, TimeSpan? To, long Count);
