using Dapper;
using Moderation.Contracts;
using Moderation.Service.Publishing;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>Reads what is under review and may be decided again.</summary>
internal sealed class WaitingStore(Database database)
{
    /// <summary>
    /// Holds of the first decision <c>d</c> on a revision where a later one of the service approved it: it had gone to review,
    /// and counts as approved.
    /// </summary>
    public const string ApprovedLater = $"""
        exists (
            select 1 from decisions n
            where n.site_id = d.site_id and n.comment_id = d.comment_id and n.revision = d.revision
              and n.sequence > d.sequence and n.state = 'approved' and n.decided_by = '{StoredDecision.ByService}'
        )
        """;

    /// <summary>
    /// Comments under review whose newest event is a decision of the service with another model, that nobody escalated and
    /// no reader reported; by site and id.
    /// </summary>
    /// <param name="model">The model that is to decide.</param>
    /// <param name="siteId">The last one that was seen; empty for the beginning.</param>
    /// <param name="commentId">The same.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<WaitingComment>> AfterAsync(
        string model,
        string siteId,
        string commentId,
        int limit,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<WaitingComment>>(
            async connection =>
                (
                    await connection.QueryAsync<WaitingComment>(
                        """
                        select u.site_id, u.comment_id, u.revision, u.lane as lane_word, u.risk, u.since,
                            cast(case when u.wave_key is null then 0 else 1 end as integer) as is_in_wave,
                            d.sequence, d.body, f.body as first_body, c.text, c.author_id, c.author_name, c.author_url, c.language
                        from under_review u
                        join comments c on c.site_id = u.site_id and c.comment_id = u.comment_id and c.revision = u.revision
                          and c.erased_at is null
                        join decisions d on d.cursor = (
                            select l.cursor from decisions l
                            where l.site_id = u.site_id and l.comment_id = u.comment_id and l.revision = u.revision
                            order by l.sequence desc limit 1
                        )
                        join decisions f on f.site_id = u.site_id and f.comment_id = u.comment_id
                          and f.revision = u.revision and f.sequence = 1
                        where (u.site_id, u.comment_id) > (@siteId, @commentId)
                          and u.reported = 0 and u.escalated_at is null
                          and d.decided_by = @service and d.state = @pending and d.model <> @model
                        order by u.site_id, u.comment_id limit @limit
                        """,
                        new
                        {
                            model,
                            siteId,
                            commentId,
                            limit,
                            service = StoredDecision.ByService,
                            pending = DecisionStore.StateName(CommentState.Pending),
                        }
                    )
                ).AsList(),
            cancel
        );
}
