using Dapper;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>Reads which comments were drawn for audits, and whether anything is said of them.</summary>
internal sealed class DrawnAuditStore(Database database)
{
    private const int Page = 5_000;

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<DrawnAudit>> AllAsync(CancellationToken cancel)
    {
        var all = new List<DrawnAudit>();
        IReadOnlyList<DrawnAudit> page;
        do
        {
            page = await AfterAsync(all.Count == 0 ? 0 : all[^1].Id, cancel);
            all.AddRange(page);
        } while (page.Count == Page);

        return all;
    }

    private Task<IReadOnlyList<DrawnAudit>> AfterAsync(long after, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DrawnAudit>>(
            async connection =>
                (
                    await connection.QueryAsync<DrawnAudit>(
                        $"""
                        select a.id, a.site_id, a.comment_id, a.revision, c.thread_id, c.received_at, a.probability,
                            a.answered_at is not null and {AuditStore.AnswerStands} as answered, a.toxic, a.spam,
                            v.ruling, v.categories
                        from (select * from audits where id > @after order by id limit @Page) a
                        join comments c
                          on c.site_id = a.site_id and c.comment_id = a.comment_id and c.revision = a.revision
                        left join verdicts v on {LabelStore.VerdictStands}
                          and v.site_id = a.site_id and v.comment_id = a.comment_id and v.revision = a.revision
                        order by a.id
                        """,
                        new
                        {
                            after,
                            Page,
                            service = Actor.Service.Id,
                        }
                    )
                ).AsList(),
            cancel
        );
}
