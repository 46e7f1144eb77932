using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Reads what is under review, for the desk: by the narrow columns and their indexes first, and the rest for those that are
/// shown. Two questions, because PostgreSQL, which does not know how many the first one gives, would answer both at once
/// by reading all decisions.
/// </summary>
internal sealed class ReviewListStore(Database database, TimeProvider clock)
{
    /// <summary>How much of the comment that is answered a row holds, in code points.</summary>
    public const int BeginningLength = 400;

    private const string Columns = """
        u.site_id, u.comment_id, u.revision, u.risk, u.uncertainty, u.since, u.lane, u.language, u.wave_key
        """;

    /// <summary>A part of what is under review, in order.</summary>
    /// <param name="filter">Which comments.</param>
    /// <param name="sites">The sites to keep to, or null for all.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">Behind this place, or null for the beginning.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<ReviewPlace>> ListAsync(
        ReviewFilter filter,
        IReadOnlyList<string>? sites,
        ReviewOrder order,
        ReviewCursor? after,
        int limit,
        CancellationToken cancel
    )
    {
        var (column, isDescending) = order switch
        {
            ReviewOrder.Risk => ("risk", true),
            ReviewOrder.Oldest => ("since", false),
            ReviewOrder.Uncertain => ("uncertainty", false),
            _ => ("since", true),
        };
        var parameters = new DynamicParameters(new { limit });
        var from = Chosen(filter, sites, parameters);
        if (filter.FoldsWaves)
        {
            // Of a wave the one that came first stands for all.
            from += """
                 and (
                    u.wave_key is null or not exists (
                        select 1 from under_review w
                        where w.site_id = u.site_id and w.wave_key = u.wave_key and w.lane = u.lane
                          and (w.since, w.comment_id) < (u.since, u.comment_id)
                    )
                )
                """;
        }

        if (after is not null)
        {
            from +=
                $" and (u.{column}, u.site_id, u.comment_id) {(isDescending ? '<' : '>')} (@place, @siteId, @commentId)";
            parameters.Add("place", column == "since" ? after.Since : after.Value);
            parameters.AddDynamicParams(new { siteId = after.SiteId, commentId = after.CommentId });
        }

        var direction = isDescending ? "desc" : "asc";
        return PlacesAsync(
            $"""
            select {Columns} from {from}
            order by u.{column} {direction}, u.site_id {direction}, u.comment_id {direction}
            limit @limit
            """,
            parameters,
            cancel
        );
    }

    /// <summary>One comment under review, or none.</summary>
    public Task<IReadOnlyList<ReviewPlace>> FindAsync(string siteId, string commentId, CancellationToken cancel) =>
        PlacesAsync(
            $"select {Columns} from under_review u where u.site_id = @siteId and u.comment_id = @commentId",
            new DynamicParameters(new { siteId, commentId }),
            cancel
        );

    /// <summary>What a card shows of these, in any order; what was erased meanwhile is left out.</summary>
    public Task<IReadOnlyList<ReviewRow>> ReadAsync(IReadOnlyList<ReviewPlace> places, CancellationToken cancel)
    {
        if (places.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<ReviewRow>>([]);
        }

        var rows = new Rows<ReviewPlace>(places)
            .With("site_id", p => p.SiteId)
            .With("comment_id", p => p.CommentId)
            .With("revision", p => p.Revision);
        var parameters = new DynamicParameters(new { BeginningLength, now = clock.GetUtcNow() });
        return database.ReadAsync<IReadOnlyList<ReviewRow>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewRow>(
                        $"""
                        select c.site_id, c.comment_id, c.permalink, c.thread_title, c.submitted_at, c.text, c.author_id,
                            c.author_name, c.author_url, c.author_hash, c.parent_id, d.body,
                            substr(p.text, 1, @BeginningLength) as parent_beginning, p.author_name as parent_author,
                            k.actor_id as claimed_by, k.actor_name as claimed_by_name, k.until as claimed_until,
                            u.reported, u.escalated_at, u.escalated_by, u.escalation_note,
                            coalesce(a.standing, 'usual') as author_standing
                        from {database.Dialect.From(rows, parameters)}
                        join under_review u on u.site_id = r.site_id and u.comment_id = r.comment_id
                        join comments c
                          on c.site_id = r.site_id and c.comment_id = r.comment_id and c.revision = r.revision
                          and c.erased_at is null
                        join decisions d
                          on d.site_id = r.site_id and d.comment_id = r.comment_id and d.revision = r.revision
                          and d.sequence = (
                            select max(l.sequence) from decisions l
                            where l.site_id = r.site_id and l.comment_id = r.comment_id and l.revision = r.revision
                          )
                        left join comments p
                          on p.site_id = c.site_id and p.comment_id = c.parent_id and p.erased_at is null
                          and p.revision = (
                            select max(l.revision) from comments l
                            where l.site_id = c.site_id and l.comment_id = c.parent_id
                          )
                        left join authors a on a.site_id = c.site_id and a.author_hash = c.author_hash
                        left join claims k
                          on k.site_id = r.site_id and k.comment_id = r.comment_id and k.until > @now
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

    /// <summary>How many of each of these waves are under review, and from how many authors at least.</summary>
    public Task<IReadOnlyList<ReviewWave>> WavesAsync(
        IReadOnlyList<(string SiteId, long Key)> waves,
        CancellationToken cancel
    )
    {
        if (waves.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<ReviewWave>>([]);
        }

        var rows = new Rows<(string SiteId, long Key)>(waves)
            .With("site_id", w => w.SiteId)
            .With("wave_key", w => w.Key);
        var parameters = new DynamicParameters();
        return database.ReadAsync<IReadOnlyList<ReviewWave>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewWave>(
                        $"""
                        select u.site_id, u.wave_key, cast(count(*) as integer) as count,
                            cast(count(distinct coalesce(u.author_hash, 0)) as integer) as authors
                        from {database.Dialect.From(rows, parameters)}
                        join under_review u on u.site_id = r.site_id and u.wave_key = r.wave_key
                        group by u.site_id, u.wave_key
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

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

    /// <summary>Which comments of a wave are under review, the oldest first.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> SelectWaveAsync(
        string siteId,
        long key,
        int limit,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        """
                        select site_id, comment_id, revision from under_review
                        where site_id = @siteId and wave_key = @key
                        order by since, comment_id limit @limit
                        """,
                        new
                        {
                            siteId,
                            key,
                            limit,
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
        CancellationToken cancel
    )
    {
        var parameters = new DynamicParameters(new { limit });
        return database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        $"""
                        select u.site_id, u.comment_id, u.revision from {Chosen(filter, sites, parameters)}
                        order by u.since, u.site_id, u.comment_id limit @limit
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

    // The source and its conditions: "under_review u … where …". Every value is a parameter.
    private string Chosen(ReviewFilter filter, IReadOnlyList<string>? sites, DynamicParameters parameters)
    {
        var conditions = new List<string>();
        // A thread or an author has few, and few are escalated: SQLite, which takes all columns for as choosy, must not go through the lane for them.
        var isNarrow = filter.ThreadId is not null || filter.Author is not null || filter.IsEscalated;
        Where(
            isNarrow ? "u.lane || '' = @lane" : "u.lane = @lane",
            "lane",
            filter.Lane is { } lane ? LaneNames.Of(lane) : null
        );
        Where("u.site_id = @site", "site", filter.SiteId);
        Where("u.thread_id = @thread", "thread", filter.ThreadId);
        Where("u.reasons like @reason", "reason", filter.Reason is { } code ? $"%|{code}|%" : null);
        Where("u.language = @language", "language", filter.Language);
        Where(
            "u.author_hash = @author",
            "author",
            filter is { Author: { } author, SiteId: { } site } ? AuthorKey.Hash(site, author) : null
        );
        if (filter.IsEscalated)
        {
            conditions.Add("u.escalated_at is not null");
        }

        Where("u.since >= @from", "from", filter.From);
        Where("u.since < @to", "to", filter.To);
        conditions.AddRange(
            filter.Category switch
            {
                ReviewCategory.Toxicity => ["u.reasons like '%|toxicity|%'"],
                ReviewCategory.Spam => ["u.reasons like '%|spam|%'"],
                ReviewCategory.Other => ["u.reasons not like '%|toxicity|%'", "u.reasons not like '%|spam|%'"],
                _ => Array.Empty<string>(),
            }
        );
        if (sites is not null)
        {
            var names = sites.Select((_, i) => $"@allowed{i}").ToArray();
            conditions.Add(names.Length == 0 ? "false" : $"u.site_id in ({string.Join(", ", names)})");
            for (var i = 0; i < names.Length; i++)
            {
                parameters.Add(names[i], sites[i]);
            }
        }

        var source = "under_review u";
        if (filter.Text is { } text)
        {
            source =
                $"{database.Dialect.Holding("review_texts", SearchText.Fold(text), parameters)} cross join {source}";
            conditions.AddRange(["u.site_id = t.site_id", "u.comment_id = t.comment_id"]);
        }

        return $"{source} where {(conditions.Count == 0 ? "true" : string.Join(" and ", conditions))}";

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
