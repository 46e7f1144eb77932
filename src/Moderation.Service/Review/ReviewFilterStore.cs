using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// What a <see cref="ReviewFilter"/> chooses, as SQL for those who read <c>under_review</c>. Every value that somebody gave is a parameter.
/// </summary>
internal sealed class ReviewFilterStore(Database database)
{
    /// <summary>A source with its conditions, to which more may be added: <c>under_review u where …</c>.</summary>
    public string Chosen(ReviewFilter filter, IReadOnlyList<string>? sites, DynamicParameters parameters)
    {
        var source = filter.Text is { } text ? $"{Holding(text, parameters)} and" : "under_review u where";
        return $"{source} {Conditions(filter, sites, parameters)}";
    }

    /// <summary>A source of those whose text holds this, all texts read; a condition may follow after <c>and</c>.</summary>
    public string Holding(string text, DynamicParameters parameters) =>
        $"""
            {database.Dialect.Holding("review_texts", SearchText.Fold(text), parameters)} cross join under_review u
            where u.site_id = t.site_id and u.comment_id = t.comment_id
            """;

    /// <summary>
    /// Whether it chooses few: a thread or an author has few, and few are escalated. Those are found first, and put in order then.
    /// </summary>
    public static bool IsNarrow(ReviewFilter filter) =>
        filter.ThreadId is not null || filter.Author is not null || filter.IsEscalated;

    /// <summary>What holds of a row but for its text, one condition or more.</summary>
    /// <param name="filter">Which comments.</param>
    /// <param name="sites">The sites to keep to, or null for all.</param>
    /// <param name="parameters">Gets the values.</param>
    /// <param name="of">The name that <c>under_review</c> has there.</param>
    public static string Conditions(
        ReviewFilter filter,
        IReadOnlyList<string>? sites,
        DynamicParameters parameters,
        string of = "u"
    )
    {
        var conditions = new List<string>();
        // SQLite, which takes all columns for as choosy, must not go through the lane for few.
        Where(
            IsNarrow(filter) ? $"{of}.lane || '' = @lane" : $"{of}.lane = @lane",
            "lane",
            filter.Lane is { } lane ? LaneNames.Of(lane) : null
        );
        Where($"{of}.site_id = @site", "site", filter.SiteId);
        Where($"{of}.thread_id = @thread", "thread", filter.ThreadId);
        // Readers' reports come and go without a decision: they stand in no reason of one.
        if (filter.Reason == ReportedReason.Code)
        {
            conditions.Add($"{of}.reported > 0");
        }
        else
        {
            Where($"{of}.reasons like @reason", "reason", filter.Reason is { } code ? $"%|{code}|%" : null);
        }

        Where($"{of}.language = @language", "language", filter.Language);
        Where(
            $"{of}.author_hash = @author",
            "author",
            filter is { Author: { } author, SiteId: { } site } ? AuthorKey.Hash(site, author) : null
        );
        if (filter.IsEscalated)
        {
            conditions.Add($"{of}.escalated_at is not null");
        }

        Where($"{of}.since >= @from", "from", filter.From);
        Where($"{of}.since < @to", "to", filter.To);
        conditions.AddRange(
            filter.Category switch
            {
                ReviewCategory.Toxicity => [$"{of}.reasons like '%|toxicity|%'"],
                ReviewCategory.Spam => [$"{of}.reasons like '%|spam|%'"],
                ReviewCategory.Other => [$"{of}.reasons not like '%|toxicity|%'", $"{of}.reasons not like '%|spam|%'"],
                _ => Array.Empty<string>(),
            }
        );
        if (sites is not null)
        {
            var names = sites.Select((_, i) => $"@allowed{i}").ToArray();
            conditions.Add(names.Length == 0 ? "false" : $"{of}.site_id in ({string.Join(", ", names)})");
            for (var i = 0; i < names.Length; i++)
            {
                parameters.Add(names[i], sites[i]);
            }
        }

        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);

        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, value);
            }
        }
    }
}
