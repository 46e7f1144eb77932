namespace Moderation.Service.Review;

/// <summary>
/// Which lines of the history, as the part of an address after the question mark: <c>actor</c>, <c>action</c>,
/// <c>siteId</c>, <c>commentId</c>, <c>bulkId</c>, <c>from</c>, <c>to</c> (a day alone is meant to its end) and
/// <c>fold=true</c>, which leaves out the single comments of bulks.
/// </summary>
internal static class HistoryQuery
{
    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["actor", "action", "siteId", "commentId", "bulkId", "from", "to", "fold"];

    /// <summary>Reads a filter.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="errors">Gets what would be right, by name; the filter is of no use then.</param>
    public static HistoryFilter Read(IQueryCollection query, IDictionary<string, string[]> errors)
    {
        var reading = new QueryReading(query, errors);
        return new()
        {
            Actor = reading.Id("actor"),
            Action = reading.Id("action"),
            SiteId = reading.Id("siteId"),
            CommentId = reading.Id("commentId"),
            BulkId = reading.Number("bulkId"),
            From = reading.Time("from"),
            To = reading.Time("to", dayEnds: true),
            IsFolded = reading.Flag("fold"),
        };
    }
}
