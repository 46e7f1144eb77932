using System.Data.Common;
using Dapper;
using Moderation.Contracts;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>reports</c>.</summary>
internal sealed class ReportStore(Database database, TimeProvider clock)
{
    /// <summary>How long the same message may be given out again; the same words later are another report.</summary>
    public static readonly TimeSpan Repeats = TimeSpan.FromHours(1);

    /// <summary>Stores a report.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="reported">The report.</param>
    /// <param name="revision">The revision that it is about; null while that is unknown.</param>
    /// <param name="messageHash">SHA-256 of its message, or null where it came over HTTP.</param>
    /// <param name="isRepeat">Whether the message may have been taken before.</param>
    /// <returns>False when it is there already.</returns>
    public async Task<bool> AddAsync(
        DbTransaction transaction,
        CommentReported reported,
        int? revision,
        byte[]? messageHash,
        bool isRepeat
    )
    {
        var now = clock.GetUtcNow();
        var rows = new Rows<CommentReported>([reported])
            .With("site_id", r => r.SiteId)
            .With("comment_id", r => r.CommentId)
            .With("revision", _ => revision)
            .With("category", r => r.Category)
            .With("note", r => r.Note)
            .With("message_hash", _ => messageHash)
            .With("reported_at", r => r.ReportedAt)
            .With("received_at", _ => now);
        var parameters = new DynamicParameters(new { since = isRepeat ? now - Repeats : DateTimeOffset.MaxValue });
        return await transaction.Connection!.ExecuteAsync(
                $"""
                insert into reports ({rows.Names})
                select {rows.Names} from {database.Dialect.From(rows, parameters)}
                where not exists (
                    select 1 from reports p
                    where p.site_id = r.site_id and p.comment_id = r.comment_id and p.message_hash = r.message_hash
                      and p.received_at > @since
                )
                """,
                parameters,
                transaction
            ) > 0;
    }

    /// <summary>Blanks the notes on a comment: they may quote it.</summary>
    public Task EraseNotesAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            update reports set note = null
            where site_id = @siteId and comment_id = @commentId and coalesce(revision, 1) <= @upTo
            """,
            new
            {
                siteId,
                commentId,
                upTo = upTo ?? int.MaxValue,
            },
            transaction
        );
}
