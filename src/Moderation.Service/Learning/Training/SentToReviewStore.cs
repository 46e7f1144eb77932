using Dapper;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>Reads what people made of the comments that were sent to review.</summary>
internal sealed class SentToReviewStore(Database database)
{
    /// <summary>More texts would take too much memory, and tell no more.</summary>
    public const int MostKept = 50_000;

    private const int Page = 1_000;

    private const string WasSent = $"""
        join comments c on c.site_id = o.site_id and c.comment_id = o.comment_id and c.revision = o.revision
          and c.received_at >= @since
        join decisions d on d.site_id = o.site_id and d.comment_id = o.comment_id and d.revision = o.revision
          and d.sequence = 1 and d.state = 'pending' and not {WaitingStore.ApprovedLater}
        """;

    /// <summary>
    /// Of the comments that came in since then and were sent to review: those that people settled, and those that wait for
    /// judgement. What is surely spam expires by itself, and counts for neither.
    /// </summary>
    public Task<ReviewSettled> SinceAsync(DateTimeOffset since, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var settled = await connection.ExecuteScalarAsync<long>(
                    $"""
                    select count(*) from (select * from verdicts v where {LabelStore.VerdictStands}) o
                    {WasSent}
                    """,
                    new { since, service = Actor.Service.Id }
                );
                var open = await connection.ExecuteScalarAsync<long>(
                    $"""
                    select count(*) from (select * from under_review where lane = @lane) o
                    {WasSent}
                    """,
                    new { since, lane = LaneNames.Of(Lane.Judgement) }
                );
                return new ReviewSettled(settled, open);
            },
            cancel
        );

    /// <summary>
    /// The comments that came in since then, were sent to review, and have no verdict of a person: they wait, expired, or were
    /// deleted. What was edited counts as what it was edited to. Of very many a part, each with its probability: every second is
    /// left out, by its name, as often as they would be more than <see cref="MostKept"/>.
    /// </summary>
    public async Task<IReadOnlyList<UnsettledComment>> UnsettledSinceAsync(
        DateTimeOffset since,
        CancellationToken cancel,
        int most = MostKept
    )
    {
        var kept = new List<(uint Hash, UnsettledComment Comment)>();
        var (cursor, chance) = (long.MaxValue, 1.0);
        IReadOnlyList<SentComment> page;
        do
        {
            page = await BeforeAsync(since, cursor, cancel);
            cursor = page.LastOrDefault()?.Cursor ?? 0;
            kept.AddRange(page.Select(one => (one.Hash, one.ToUnsettled())).Where(IsKept));
            while (kept.Count > most)
            {
                chance /= 2;
                kept.RemoveAll(one => !IsKept(one));
            }
        } while (page.Count == Page);

        return [.. kept.Select(one => one.Comment with { Probability = chance })];

        bool IsKept((uint Hash, UnsettledComment) one) => one.Hash <= chance * uint.MaxValue;
    }

    private Task<IReadOnlyList<SentComment>> BeforeAsync(DateTimeOffset since, long cursor, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SentComment>>(
            async connection =>
                (
                    await connection.QueryAsync<SentComment>(
                        $"""
                        select d.cursor, c.site_id, c.comment_id, c.revision, c.thread_id, c.received_at,
                            case when c.erased_at is null then c.text end as text, c.author_name, c.author_url, c.language, d.body
                        from decisions d
                        join comments c
                          on c.site_id = d.site_id and c.comment_id = d.comment_id and c.revision = d.revision
                          and c.received_at >= @since
                        where d.cursor < @cursor and d.decided_at >= @since and d.sequence = 1 and d.state = 'pending'
                          and not {WaitingStore.ApprovedLater}
                          and not exists (
                            select 1 from comments n
                            where n.site_id = d.site_id and n.comment_id = d.comment_id and n.revision > d.revision
                          )
                          and not exists (
                            select 1 from verdicts v
                            where v.site_id = d.site_id and v.comment_id = d.comment_id and v.revision = d.revision
                              and {LabelStore.VerdictStands}
                          )
                        order by d.cursor desc limit @Page
                        """,
                        new
                        {
                            since,
                            cursor,
                            Page,
                            service = Actor.Service.Id,
                        }
                    )
                ).AsList(),
            cancel
        );
}
