using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>What one verdict on many is about: comments by name, whole waves, or all that a filter chooses.</summary>
/// <param name="Items">Comments, with the revisions that were seen.</param>
/// <param name="Waves">Waves, of which all comments that are under review are meant.</param>
/// <param name="Filter">A filter as an address has it (<see cref="ReviewFilterQuery"/>), or null.</param>
/// <param name="Seen">
/// What <see cref="ReviewQueue.SeenAsync"/> gave when the waves or the filter's result were seen; null where nobody says. The
/// request may come hours later, as after a cut line, and rules on nothing that came in between.
/// </param>
internal sealed record BulkChoice(
    IReadOnlyList<CommentRef> Items,
    IReadOnlyList<(string SiteId, string Key)> Waves,
    string? Filter,
    long? Seen = null
)
{
    // Each is looked up by itself.
    private const int MostWaves = 500;

    private static readonly string[] Known =
    [
        .. ReviewFilterQuery.Names,
        ReviewOrderQuery.Name,
        ReviewOrderQuery.ShownName,
    ];

    /// <summary>Whether it names anything at all, there or not.</summary>
    public bool NamesAny => Items.Count + Waves.Count > 0 || Filter is not null;

    /// <summary>The comments that are meant now, one more than a bulk may name where there are more.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="queue">What is under review.</param>
    /// <param name="errors">Gets what would be right, by field, where something is nonsense.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<CommentRef>> ResolveAsync(
        Actor by,
        ReviewQueue queue,
        Dictionary<string, string[]> errors,
        CancellationToken cancel
    )
    {
        var comments = new List<CommentRef>(Items);
        if (Waves.Count > MostWaves)
        {
            errors["waves"] = [$"Name at most {MostWaves} waves at once, or choose by a filter."];
            return comments;
        }

        foreach (var (site, name) in Waves)
        {
            if (comments.Count > Bulks.Most)
            {
                return comments;
            }

            if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key))
            {
                comments.AddRange(
                    (await queue.SelectWaveAsync(by, site, key, Bulks.Most + 1, Seen, cancel)).Select(Ref)
                );
            }
            else
            {
                errors["waves"] = ["Give the key of each wave as the list of what is under review has it."];
            }
        }

        if (Filter is not null)
        {
            var query = new QueryCollection(QueryHelpers.ParseQuery(Filter));
            // A name that is mistyped would choose more than was meant. The order, and how many cards are shown, choose nothing:
            // pages send their address.
            foreach (var name in query.Keys.Except(Known, StringComparer.OrdinalIgnoreCase))
            {
                errors[name] = [$"There is no such filter: there are {string.Join(", ", ReviewFilterQuery.Names)}."];
            }

            var filter = ReviewFilterQuery.Read(query, errors);
            if (errors.Count == 0)
            {
                comments.AddRange((await queue.SelectAsync(by, filter, Bulks.Most + 1, Seen, cancel)).Select(Ref));
            }
        }

        return comments;
    }

    private static CommentRef Ref(ReviewedRevision one) => new(one.SiteId, one.CommentId, one.Revision);
}
