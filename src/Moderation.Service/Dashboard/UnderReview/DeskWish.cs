using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>What a desk is to show: which comments, in which order. It stands in the page's address.</summary>
/// <param name="Filter">Which comments.</param>
/// <param name="Order">In which order.</param>
/// <param name="Written">The part of the address after the question mark, as it came.</param>
internal sealed record DeskWish(ReviewFilter Filter, ReviewOrder Order, IReadOnlyDictionary<string, string> Written)
{
    /// <summary>What a desk shows to whom has not chosen: what needs judgement, the most risky first.</summary>
    public static DeskWish Usual { get; } = new(new ReviewFilter(), ReviewOrder.Risk, new Dictionary<string, string>());

    /// <summary>So many cards more at a time: the next is there before it is asked for.</summary>
    public const int Step = 25;

    /// <summary>More at once nobody goes through, and each change sends them all.</summary>
    public const int MostShown = 200;

    /// <summary>How many cards are to be at hand.</summary>
    public int Shown =>
        int.TryParse(
            Written.GetValueOrDefault(ReviewOrderQuery.ShownName),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var shown
        )
            ? Math.Clamp(shown, Step, MostShown)
            : Step;

    /// <summary>Whether it shows less than a lane.</summary>
    public bool IsNarrowed => Filter with { Lane = null } != ReviewFilter.Everything;

    /// <summary>Reads an address.</summary>
    /// <returns>The wish, the usual one where it is nonsense; and what would be right, by name.</returns>
    public static (DeskWish Wish, IReadOnlyDictionary<string, string[]> Mistakes) Read(IQueryCollection query)
    {
        var mistakes = new Dictionary<string, string[]>();
        var filter = ReviewFilterQuery.Read(query, mistakes);
        var order = ReviewOrderQuery.Read(query, mistakes);
        foreach (
            var name in query.Keys.Except([
                .. ReviewFilterQuery.Names,
                ReviewOrderQuery.Name,
                ReviewOrderQuery.ShownName,
            ])
        )
        {
            mistakes[name] = [$"There is no such filter: there are {string.Join(", ", ReviewFilterQuery.Names)}."];
        }

        var written = query
            .Where(pair => pair.Value.ToString().Length > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return (
            mistakes.Count == 0 ? new DeskWish(filter, order, written) : Usual with { Written = written },
            mistakes
        );
    }

    /// <summary>The address's part after the question mark with one value changed; "" where nothing is left of it.</summary>
    public string QueryWith(string name, string value)
    {
        var query = new QueryBuilder(Written.Where(pair => pair.Key != name));
        if (value != "judgement")
        {
            query.Add(name, value);
        }

        return query.ToString();
    }
}
