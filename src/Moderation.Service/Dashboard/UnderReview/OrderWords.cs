using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>The orders in words.</summary>
internal static class OrderWords
{
    /// <summary>What comes first in an order.</summary>
    public static string Of(ReviewOrder order) =>
        order switch
        {
            ReviewOrder.Oldest => "the oldest",
            ReviewOrder.Uncertain => "the most uncertain",
            ReviewOrder.Newest => "the newest",
            _ => "the most risky",
        };
}
