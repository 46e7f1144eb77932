using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Writes what people put on a row of <c>under_review</c>: how many reported it, and who wants an admin to look at it.
/// </summary>
internal sealed class ReviewMarkStore(Database database, TimeProvider clock)
{
    /// <summary>Notes how many readers reported a comment that is under review.</summary>
    public Task ReportedAsync(DbTransaction transaction, string siteId, string commentId, int readers) =>
        transaction.Connection!.ExecuteAsync(
            "update under_review set reported = @readers where site_id = @siteId and comment_id = @commentId",
            new
            {
                siteId,
                commentId,
                readers,
            },
            transaction
        );

    /// <summary>Hands a comment that is under review to the admins.</summary>
    public Task EscalateAsync(DbTransaction transaction, Actor by, CommentRef comment, string? note) =>
        transaction.Connection!.ExecuteAsync(
            """
            update under_review
            set escalated_at = @now, escalated_by_id = @Id, escalated_by = @Name, escalation_note = @note
            where site_id = @SiteId and comment_id = @CommentId
            """,
            new
            {
                comment.SiteId,
                comment.CommentId,
                by.Id,
                by.Name,
                note,
                now = clock.GetUtcNow(),
            },
            transaction
        );

    /// <summary>Takes that back.</summary>
    public Task TakeBackAsync(DbTransaction transaction, CommentRef comment) =>
        transaction.Connection!.ExecuteAsync(
            """
            update under_review
            set escalated_at = null, escalated_by_id = null, escalated_by = null, escalation_note = null
            where site_id = @SiteId and comment_id = @CommentId
            """,
            new { comment.SiteId, comment.CommentId },
            transaction
        );

    /// <summary>Puts back what was on the rows that an undo brought back, and the lane that they stood in.</summary>
    public Task RestoreAsync(DbTransaction transaction, IReadOnlyList<SettledComment> undone)
    {
        var rows = new Rows<SettledComment>(undone)
            .With("site_id", s => s.Made.SiteId)
            .With("comment_id", s => s.Made.CommentId)
            .With("reported", s => s.Before.Reported)
            .With("lane", s => s.Before.LaneBefore)
            .With("escalated_at", s => s.Before.EscalatedBefore)
            .With("escalated_by_id", s => s.Before.EscalatedByIdBefore)
            .With("escalated_by", s => s.Before.EscalatedByBefore)
            .With("escalation_note", s => s.Before.EscalationNoteBefore);
        var parameters = new DynamicParameters();
        return transaction.Connection!.ExecuteAsync(
            $"""
            update under_review
            set reported = r.reported, lane = coalesce(r.lane, under_review.lane),
                escalated_at = r.escalated_at, escalated_by_id = r.escalated_by_id, escalated_by = r.escalated_by,
                escalation_note = r.escalation_note
            from {database.Dialect.From(rows, parameters)}
            where under_review.site_id = r.site_id and under_review.comment_id = r.comment_id
            """,
            parameters,
            transaction
        );
    }
}
