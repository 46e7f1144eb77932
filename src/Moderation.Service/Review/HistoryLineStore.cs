using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads what stands of what the history tells.</summary>
internal sealed class HistoryLineStore(Database database)
{
    /// <summary>
    /// The comments of those of these lines whose verdicts stand and can be undone. A line is the one of a verdict when it is
    /// the first that its actor left behind for such a ruling since it was made.
    /// </summary>
    public Task<Dictionary<long, CommentRef>> StandingAsync(IReadOnlyList<long> lines, CancellationToken cancel)
    {
        if (lines.Count == 0)
        {
            return Task.FromResult(new Dictionary<long, CommentRef>());
        }

        var parameters = new DynamicParameters();
        var rows = new Rows<long>(lines).With("line", line => line);
        return database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<(
                        long Line,
                        string SiteId,
                        string CommentId,
                        int Revision,
                        int Sequence
                    )>(
                        $"""
                        select h.id, v.site_id, v.comment_id, v.revision, (
                            select max(d.sequence) from decisions d
                            where d.site_id = v.site_id and d.comment_id = v.comment_id and d.revision = v.revision
                        )
                        from {database.Dialect.From(rows, parameters)}
                        join history h on h.id = r.line
                        join verdicts v
                          on v.site_id = h.site_id and v.comment_id = h.comment_id and v.revision = h.revision
                          and v.actor_id = h.actor_id and 'verdict.' || v.ruling = h.action
                          and v.undone_at is null and v.replaced_sequence is null
                        where h.id = (
                            select min(f.id) from history f
                            where f.site_id = h.site_id and f.comment_id = h.comment_id and f.revision = h.revision
                              and f.actor_id = h.actor_id and f.action = h.action and f.done_at >= v.made_at
                        )
                        and not exists (
                            select 1 from comments n
                            where n.site_id = v.site_id and n.comment_id = v.comment_id and n.revision > v.revision
                        )
                        and not exists (
                            select 1 from deletions x
                            where x.site_id = v.site_id and x.comment_id = v.comment_id
                              and (x.revision is null or x.revision >= v.revision)
                        )
                        """,
                        parameters
                    )
                ).ToDictionary(s => s.Line, s => new CommentRef(s.SiteId, s.CommentId, s.Revision, s.Sequence)),
            cancel
        );
    }

    /// <summary>These bulks, by id.</summary>
    public Task<Dictionary<long, HistoryBulk>> BulksAsync(IReadOnlyList<long> bulks, CancellationToken cancel)
    {
        if (bulks.Count == 0)
        {
            return Task.FromResult(new Dictionary<long, HistoryBulk>());
        }

        var parameters = new DynamicParameters();
        var rows = new Rows<long>(bulks).With("bulk", bulk => bulk);
        return database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<HistoryBulk>(
                        $"""
                        select b.id, b.kind, b.ruling, b.categories, b.finished_at, b.cancelled_at,
                            cast(count(*) as integer) as total, cast(count(i.outcome) as integer) as done,
                            cast(sum(case when i.outcome = 'settled' then 1 else 0 end) as integer) as settled,
                            cast((
                                select count(*) from verdicts v
                                where v.bulk_id = b.id and v.undone_at is null and v.replaced_sequence is null
                            ) as integer) as standing
                        from {database.Dialect.From(rows, parameters)}
                        join bulks b on b.id = r.bulk
                        join bulk_items i on i.bulk_id = b.id
                        group by b.id, b.kind, b.ruling, b.categories, b.finished_at, b.cancelled_at
                        """,
                        parameters
                    )
                ).ToDictionary(b => b.Id),
            cancel
        );
    }
}
