using Dapper;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// Reads labels a page at a time, each source in its own order. A verdict is a label by standing there: an undo or a
/// deletion takes it away without a word to anybody here.
/// </summary>
internal sealed class LabelStore(Database database)
{
    /// <summary>
    /// Holds of a verdict <c>v</c> of a person that stands: one that was made by nobody, such as the expiry of what is surely
    /// spam, says nothing. Its <c>@service</c> is the id of <see cref="Actor.Service"/>.
    /// </summary>
    public const string VerdictStands =
        "v.undone_at is null and v.replaced_sequence is null and v.actor_id <> @service";

    // An answer that a comment is bad is told by the verdict that it made, and was drawn as the other answers were.
    private const string IsOfAudit =
        "cast(case when v.sequence = a.verdict_sequence then 1 else 0 end as integer) as is_of_audit";

    // What is erased still says where and when it stood.
    private const string Columns = $"""
        case when c.erased_at is null then c.text end as text,
        cast(case when c.erased_at is null then 0 else 1 end as integer) as is_erased, c.author_name, c.author_url, c.language, c.thread_id, c.received_at,
        case when d.state = 'pending' and not {WaitingStore.ApprovedLater} then d.body end as body,
        a.probability as drawn, case when {AuditStore.AnswerStands} then a.answered_at end as answered_at, a.toxic, a.spam, a.kinds
        """;

    /// <summary>Standing verdicts of people behind a verdict, with the audits of their comments.</summary>
    public Task<IReadOnlyList<StoredLabel>> VerdictsAsync(long after, int limit, CancellationToken cancel) =>
        ListAsync(
            $"""
            select v.id as row_id, v.site_id, v.comment_id, v.revision, v.ruling, v.categories, {IsOfAudit}, {Columns}
            from (select * from verdicts v where id > @after and {VerdictStands} order by id limit @limit) v
            left join comments c on c.site_id = v.site_id and c.comment_id = v.comment_id and c.revision = v.revision
            left join decisions d on d.sequence = 1
              and d.site_id = v.site_id and d.comment_id = v.comment_id and d.revision = v.revision
            left join audits a on a.site_id = v.site_id and a.comment_id = v.comment_id and a.revision = v.revision
            order by v.id
            """,
            after,
            limit,
            cancel
        );

    /// <summary>Answered audits behind an audit; those of comments with a standing verdict come without their texts.</summary>
    public Task<IReadOnlyList<StoredLabel>> AuditsAsync(long after, int limit, CancellationToken cancel) =>
        ListAsync(
            $"""
            select a.id as row_id, a.site_id, a.comment_id, a.revision, {Columns}
            from (select * from audits where id > @after and answered_at is not null order by id limit @limit) a
            left join comments c on c.site_id = a.site_id and c.comment_id = a.comment_id and c.revision = a.revision
              and not exists (
                select 1 from verdicts v
                where v.site_id = a.site_id and v.comment_id = a.comment_id and v.revision = a.revision and {VerdictStands}
              )
            left join decisions d on d.sequence = 1
              and d.site_id = a.site_id and d.comment_id = a.comment_id and d.revision = a.revision
            order by a.id
            """,
            after,
            limit,
            cancel
        );

    /// <summary>
    /// When threads began: with the first of their comments that a person ever ruled on or answered an audit about, whether or
    /// not that still stands and the comment is still there. So a thread never begins later than it did.
    /// </summary>
    public Task<IReadOnlyList<(string SiteId, string ThreadId, DateTimeOffset BeganAt)>> ThreadsAsync(
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<(string SiteId, string ThreadId, DateTimeOffset BeganAt)>>(
            async connection =>
                (
                    await connection.QueryAsync<(string SiteId, string ThreadId, DateTimeOffset BeganAt)>(
                        """
                        select c.site_id, c.thread_id, min(c.received_at) as began_at
                        from (
                            select site_id, comment_id, revision from verdicts where actor_id <> @service
                            union
                            select site_id, comment_id, revision from audits where answered_at is not null
                        ) l
                        join comments c
                          on c.site_id = l.site_id and c.comment_id = l.comment_id and c.revision = l.revision
                        where c.thread_id is not null
                        group by c.site_id, c.thread_id
                        """,
                        new { service = Actor.Service.Id }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>How many labels verdicts and audits make, by what they say.</summary>
    public Task<IReadOnlyList<(LabelOrigin Origin, Answer Answer, long Count)>> CountAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<(LabelOrigin Origin, Answer Answer, long Count)>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<StoredCount>(
                            $"""
                            select ruling, categories, is_of_audit, toxic, spam, count(*) as count
                            from (
                                select v.ruling, v.categories, {IsOfAudit}, null as toxic, null as spam
                                from verdicts v
                                left join audits a on a.site_id = v.site_id and a.comment_id = v.comment_id
                                  and a.revision = v.revision
                                join comments c on c.erased_at is null
                                  and c.site_id = v.site_id and c.comment_id = v.comment_id and c.revision = v.revision
                                where {VerdictStands}
                                union all
                                select null as ruling, null as categories, 1 as is_of_audit, a.toxic, a.spam
                                from audits a
                                join comments c on c.erased_at is null
                                  and c.site_id = a.site_id and c.comment_id = a.comment_id and c.revision = a.revision
                                where a.answered_at is not null and {AuditStore.AnswerStands}
                                  and not exists (
                                    select 1 from verdicts v
                                    where v.site_id = a.site_id and v.comment_id = a.comment_id
                                      and v.revision = a.revision and {VerdictStands}
                                  )
                            ) l
                            group by ruling, categories, is_of_audit, toxic, spam
                            """,
                            new { service = Actor.Service.Id }
                        )
                    ).Select(one => one.Read()),
                ],
            cancel
        );

    private Task<IReadOnlyList<StoredLabel>> ListAsync(string sql, long after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<StoredLabel>>(
            async connection =>
                (
                    await connection.QueryAsync<StoredLabel>(
                        sql,
                        new
                        {
                            after,
                            limit,
                            service = Actor.Service.Id,
                        }
                    )
                ).AsList(),
            cancel
        );

    private sealed record StoredCount
    {
        public string? Ruling { get; init; }

        public string? Categories { get; init; }

        public bool IsOfAudit { get; init; }

        public int? Toxic { get; init; }

        public int? Spam { get; init; }

        public long Count { get; init; }

        public (LabelOrigin, Answer, long) Read() =>
            (
                IsOfAudit ? LabelOrigin.Audit : LabelOrigin.Verdict,
                Ruling is null
                    ? Answer.Read(Toxic, Spam, null)
                    : Answer.Of(Review.VerdictStore.Ruling(Ruling), Review.VerdictStore.Categories(Categories)),
                Count
            );
    }
}
