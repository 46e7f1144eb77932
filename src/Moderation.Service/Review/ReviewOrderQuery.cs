namespace Moderation.Service.Review;

/// <summary>An order as <c>order</c> in an address: risk, oldest, uncertain or newest.</summary>
internal static class ReviewOrderQuery
{
    public const string Name = "order";

    /// <summary>How many a desk shows: it stands beside the order in an address, and chooses nothing either.</summary>
    public const string ShownName = "shown";

    /// <summary>Reads an order.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="errors">Gets what would be right where it is nonsense.</param>
    /// <returns>By risk where none is given.</returns>
    public static ReviewOrder Read(IQueryCollection query, IDictionary<string, string[]> errors)
    {
        var word = query[Name].ToString();
        foreach (var order in Enum.GetValues<ReviewOrder>())
        {
            if (Write(order) == word)
            {
                return order;
            }
        }

        if (word.Length > 0)
        {
            errors[Name] = [$"Give {string.Join(", ", Enum.GetValues<ReviewOrder>().Select(Write))}, or none."];
        }

        return ReviewOrder.Risk;
    }

    /// <summary>The order as it stands in an address.</summary>
    public static string Write(ReviewOrder order) => order.ToString().ToLowerInvariant();
}
