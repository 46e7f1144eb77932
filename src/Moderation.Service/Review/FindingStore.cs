using System.Data.Common;
using Dapper;
using Moderation.Service.Publishing;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads comments in the order in which they were decided first.</summary>
internal sealed class FindingStore(Database database)
{
    /// <summary>
    /// The cursor behind the last decision before a time, or behind them all. The times of decisions rise with their cursors,
    /// but for a little, so that halving finds it without an index.
    /// </summary>
    public Task<long> BehindAsync(DateTimeOffset? time, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var (low, high) = (
                    1L,
                    await connection.ExecuteScalarAsync<long>("select coalesce(max(cursor), 0) + 1 from decisions")
                );
                while (time is not null && low < high)
                {
                    var middle = low + (high - low) / 2;
                    // There may be gaps, and nothing from there on.
                    if (await TimeAsync(connection, middle) < time)
                    {
                        low = middle + 1;
                    }
                    else
                    {
                        high = middle;
                    }
                }

                return high;
            },
            cancel
        );

    /// <summary>When the first decision from a cursor on was made; null where there is none.</summary>
    public Task<DateTimeOffset?> TimeAsync(long cursor, CancellationToken cancel) =>
        database.ReadAsync(connection => TimeAsync(connection, cursor), cancel);

    /// <summary>Comments by the cursors of their newest revisions' first decisions, the newest first.</summary>
    /// <param name="sites">The sites to keep to, or null for all.</param>
    /// <param name="filter">Which; its text is not looked at.</param>
    /// <param name="least">From this cursor on.</param>
    /// <param name="before">Before this cursor.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<FoundComment>> ReadAsync(
        IReadOnlyList<string>? sites,
        FindFilter filter,
        long least,
        long before,
        int limit,
        CancellationToken cancel
    )
    {
        var parameters = new DynamicParameters(
            new
            {
                least,
                before,
                limit,
            }
        );
        List<string> conditions =
        [
            "d.site_id = c.site_id and d.comment_id = c.comment_id and d.revision = c.revision",
            "d.cursor >= @least",
            "d.cursor < @before",
            "d.sequence = 1",
            "c.erased_at is null",
            "not exists (select 1 from comments n where n.site_id = c.site_id and n.comment_id = c.comment_id and n.revision > c.revision)",
        ];
        Where("c.site_id = @site", "site", filter.SiteId);
        if (filter is { Author: { } author, SiteId: { } site })
        {
            conditions.Add("c.author_hash in (@byId, @byName)");
            parameters.Add("byId", AuthorKey.Hash(site, author));
            // One who has no id is known by the name.
            parameters.Add("byName", AuthorKey.Hash(site, AuthorKey.Of(null, author) ?? author));
        }

        Where("d.decided_at >= @from", "from", filter.From);
        Where("d.decided_at < @to", "to", filter.To);
        if (sites is not null)
        {
            var rows = new Rows<string>(sites).With("own_site", own => own);
            conditions.Add($"c.site_id in (select r.own_site from {database.Dialect.From(rows, parameters)})");
        }

        var outer = "";
        if (filter.State is { } state)
        {
            outer = "where f.state = @state";
            parameters.Add("state", DecisionStore.StateName(state));
        }

        // SQLite takes the tables in their order: by the author's index, or by a range of cursors.
        var source = filter.Author is null ? "decisions d cross join comments c" : "comments c cross join decisions d";
        return database.ReadAsync<IReadOnlyList<FoundComment>>(
            async connection =>
                (
                    await connection.QueryAsync<FoundComment>(
                        $"""
                        select f.* from (
                            select d.cursor, d.decided_at as "At", d.toxicity, c.site_id, c.comment_id, c.revision, c.text,
                                c.author_name, c.thread_id, c.thread_title, c.permalink, (
                                    select l.state from decisions l
                                    where l.site_id = d.site_id and l.comment_id = d.comment_id
                                      and l.revision = d.revision
                                    order by l.sequence desc limit 1
                                ) as state
                            from {source} where {string.Join(" and ", conditions)}
                        ) f {outer}
                        order by f.cursor desc limit @limit
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );

        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, value);
            }
        }
    }

    private static Task<DateTimeOffset?> TimeAsync(DbConnection connection, long cursor) =>
        connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(
            "select decided_at from decisions where cursor >= @cursor order by cursor limit 1",
            new { cursor }
        );
}
