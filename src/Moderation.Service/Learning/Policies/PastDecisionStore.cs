using Dapper;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Policies;

/// <summary>Reads what was decided lately, to decide it again.</summary>
internal sealed class PastDecisionStore(Database database)
{
    /// <summary>Decisions and verdicts before a cursor, the newest first; their number is bounded whatever they are.</summary>
    public Task<IReadOnlyList<PastDecision>> BeforeAsync(long cursor, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<PastDecision>>(
            async connection =>
                (
                    await connection.QueryAsync<PastDecision>(
                        $"""
                        select d.cursor, d.site_id, d.comment_id, d.revision, d.decided_at, d.toxicity, d.spam,
                            case when d.state = 'pending' then d.body end as body,
                            case when c.erased_at is null then c.text end as text,
                            cast(case when c.erased_at is null then 0 else 1 end as integer) as is_erased, c.author_name, c.author_url, c.language, v.ruling as ruling_word,
                            a.standing as said, a.set_at as said_at
                        from (
                            select cursor, site_id, comment_id, revision, sequence, state, decided_at, toxicity, spam, body
                            from decisions where cursor < @cursor order by cursor desc limit @limit
                        ) d
                        left join comments c on d.sequence = 1
                          and c.site_id = d.site_id and c.comment_id = d.comment_id and c.revision = d.revision
                          and not exists (
                            select 1 from comments n
                            where n.site_id = d.site_id and n.comment_id = d.comment_id and n.revision > d.revision
                          )
                        left join verdicts v on {LabelStore.VerdictStands}
                          and v.site_id = d.site_id and v.comment_id = d.comment_id and v.revision = d.revision
                        left join authors a on a.site_id = d.site_id and a.author_hash = c.author_hash
                        order by d.cursor desc
                        """,
                        new
                        {
                            cursor,
                            limit,
                            service = Actor.Service.Id,
                        }
                    )
                ).AsList(),
            cancel
        );
}
