using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Reads which comments are under review, by the narrow columns and their indexes; <see cref="ReviewCardStore"/> reads the
/// rest for those that are shown. Two questions, because PostgreSQL, which does not know how many the first one gives, would
/// answer both at once by reading all decisions.
/// </summary>
internal sealed class ReviewListStore(Database database)
{
    private const string Columns = """
        u.site_id, u.comment_id, u.revision, u.risk, u.uncertainty, u.since, u.lane, u.language, u.wave_key
        """;

    // So many of the next in order have their texts looked at one by one. What every fortieth holds is met among them; for
    // what fewer hold, all texts are read, and those that hold it are few to sort.
    private const int Near = 1_000;

    /// <summary>A part of what is under review, in order.</summary>
    /// <param name="filter">Which comments.</param>
    /// <param name="sites">The sites to keep to, or null for all.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">Behind this place, or null for the beginning.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<ReviewPlace>> ListAsync(
        ReviewFilter filter,
        IReadOnlyList<string>? sites,
        ReviewOrder order,
        ReviewCursor? after,
        int limit,
        CancellationToken cancel
    )
    {
        var (column, direction, beyond) = order switch
        {
            ReviewOrder.Risk => ("risk", "desc", '<'),
            ReviewOrder.Oldest => ("since", "asc", '>'),
            ReviewOrder.Uncertain => ("uncertainty", "asc", '>'),
            _ => ("since", "desc", '<'),
        };
        var inOrder = $"order by u.{column} {direction}, u.site_id {direction}, u.comment_id {direction}";
        var parameters = new DynamicParameters(new { limit, Near });
        var conditions = Conditions(filter, sites, parameters);
        if (after is not null)
        {
            conditions += $" and (u.{column}, u.site_id, u.comment_id) {beyond} (@place, @siteId, @commentId)";
            parameters.Add("place", column == "since" ? after.Since : after.Value);
            parameters.AddDynamicParams(new { siteId = after.SiteId, commentId = after.CommentId });
        }

        var shown = filter.FoldsWaves ? FirstOfWave(Conditions(filter, sites, parameters, of: "w")) : "true";
        if (filter.Text is not { } text)
        {
            var chosen = Walk(filter, $"{conditions} and {shown}", inOrder, "@limit");
            return await PlacesAsync($"select {Columns} from {chosen} u {inOrder} limit @limit", parameters, cancel);
        }

        parameters.Add("sought", SearchText.Fold(text));
        var near = await PlacesAsync(
            $"""
            select {Columns} from {Walk(filter, conditions, inOrder, "@Near")} u
            where (
                select {database.Dialect.Position("t.text", "@sought")} from review_texts t
                where t.site_id = u.site_id and t.comment_id = u.comment_id
            ) > 0 and {shown}
            {inOrder} limit @limit
            """,
            parameters,
            cancel
        );
        return near.Count == limit
            ? near
            : await PlacesAsync(
                $"""
                select {Columns} from (
                    select {Columns} from {Holding(text, parameters)} and {conditions}
                    {inOrder} {database.Dialect.ByItself}
                ) u
                where {shown} {inOrder} limit @limit
                """,
                parameters,
                cancel
            );
    }

    // Of those of a wave that are chosen the one that came first stands for all.
    private static string FirstOfWave(string conditions) =>
        $"""
            (
                u.wave_key is null or not exists (
                    select 1 from under_review w
                    where w.site_id = u.site_id and w.wave_key = u.wave_key and w.lane = u.lane
                      and (w.since, w.comment_id) < (u.since, u.comment_id) and {conditions}
                )
            )
            """;

    // The first in order, by the index of the order: it begins with the lane, so that both lanes are two walks.
    private static string Walk(ReviewFilter filter, string conditions, string inOrder, string limit)
    {
        return filter.Lane is null && !IsNarrow(filter)
            ? $"({string.Join(" union all ", Enum.GetValues<Lane>().Select(Along))})"
            : Part(conditions);

        string Along(Lane lane) => $"select * from {Part($"u.lane = '{LaneNames.Of(lane)}' and {conditions}")} {lane}";

        string Part(string those) => $"(select {Columns} from under_review u where {those} {inOrder} limit {limit})";
    }

    /// <summary>One comment under review, or none.</summary>
    public Task<IReadOnlyList<ReviewPlace>> FindAsync(string siteId, string commentId, CancellationToken cancel) =>
        PlacesAsync(
            $"select {Columns} from under_review u where u.site_id = @siteId and u.comment_id = @commentId",
            new DynamicParameters(new { siteId, commentId }),
            cancel
        );

    /// <summary>
    /// What stands in the lane of spam since before a time, the oldest first; not what was ever ruled on, and not
    /// what somebody escalated or reported: it waits for a person.
    /// </summary>
    public Task<IReadOnlyList<ReviewedRevision>> ExpiredAsync(
        DateTimeOffset before,
        int limit,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        """
                        select u.site_id, u.comment_id, u.revision from under_review u
                        where u.lane = 'spam' and u.since < @before and u.escalated_at is null and u.reported = 0
                          and not exists (
                            select 1 from verdicts v
                            where v.site_id = u.site_id and v.comment_id = u.comment_id and v.revision = u.revision
                          )
                        order by u.since, u.site_id, u.comment_id limit @limit
                        """,
                        new { before, limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The newest decision that there is: what somebody chooses from a list could not know of those behind it.</summary>
    public Task<long> SeenAsync(CancellationToken cancel) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("select coalesce(max(cursor), 0) from decisions"),
            cancel
        );

    /// <summary>Which comments of a wave are under review, the oldest first.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> SelectWaveAsync(
        string siteId,
        long key,
        int limit,
        long? seen,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        $"""
                        select u.site_id, u.comment_id, u.revision from under_review u
                        where u.site_id = @siteId and u.wave_key = @key and {Known(seen)}
                        order by u.since, u.comment_id limit @limit
                        """,
                        new
                        {
                            siteId,
                            key,
                            limit,
                            seen,
                        }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>How many there are; it stops to count at a limit.</summary>
    public Task<int> CountAsync(ReviewFilter filter, IReadOnlyList<string>? sites, int limit, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { limit });
        return database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<int>(
                    $"select count(*) from (select 1 from {Chosen(filter, sites, parameters)} limit @limit) counted",
                    parameters
                ),
            cancel
        );
    }

    /// <summary>Which comments they are, the oldest first.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> SelectAsync(
        ReviewFilter filter,
        IReadOnlyList<string>? sites,
        int limit,
        long? seen,
        CancellationToken cancel
    )
    {
        var parameters = new DynamicParameters(new { limit, seen });
        return database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        $"""
                        select u.site_id, u.comment_id, u.revision
                        from {Chosen(filter, sites, parameters)} and {Known(seen)}
                        order by u.since, u.site_id, u.comment_id limit @limit
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

    // What was decided on since is none of those that were seen: it came, or is another text, or is judged anew.
    private static string Known(long? seen) =>
        seen is null
            ? "true"
            : """
                not exists (
                    select 1 from decisions n
                    where n.site_id = u.site_id and n.comment_id = u.comment_id and n.cursor > @seen
                )
                """;

    // The source and its conditions: "under_review u … where …".
    private string Chosen(ReviewFilter filter, IReadOnlyList<string>? sites, DynamicParameters parameters)
    {
        var source = filter.Text is { } text ? $"{Holding(text, parameters)} and" : "under_review u where";
        return $"{source} {Conditions(filter, sites, parameters)}";
    }

    // Those whose text holds this, all texts read.
    private string Holding(string text, DynamicParameters parameters) =>
        $"""
            {database.Dialect.Holding("review_texts", SearchText.Fold(text), parameters)} cross join under_review u
            where u.site_id = t.site_id and u.comment_id = t.comment_id
            """;

    // A thread or an author has few, and few are escalated: those are found first, and put in order then.
    private static bool IsNarrow(ReviewFilter filter) =>
        filter.ThreadId is not null || filter.Author is not null || filter.IsEscalated;

    // What holds of a row but for its text, one condition or more. Every value is a parameter.
    private static string Conditions(
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
        Where($"{of}.reasons like @reason", "reason", filter.Reason is { } code ? $"%|{code}|%" : null);
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

    private Task<IReadOnlyList<ReviewPlace>> PlacesAsync(
        string sql,
        DynamicParameters parameters,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewPlace>>(
            async connection => (await connection.QueryAsync<ReviewPlace>(sql, parameters)).AsList(),
            cancel
        );
}
