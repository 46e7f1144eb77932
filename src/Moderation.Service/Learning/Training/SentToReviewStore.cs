using Dapper;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>Counts what people made of the comments that were sent to review.</summary>
internal sealed class SentToReviewStore(Database database)
{
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
}
