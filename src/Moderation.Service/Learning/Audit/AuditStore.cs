using System.Data.Common;
using Dapper;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Audit;

/// <summary>Writes and reads the answers in <c>audits</c>.</summary>
internal sealed class AuditStore
{
    /// <summary>
    /// Holds of an answered audit <c>a</c> whose answer stands: whose comment was taken down by it, and then was brought back,
    /// has no answer any more.
    /// </summary>
    public const string AnswerStands = $"not {IsUndone}";

    /// <summary>Holds of an audit <c>a</c> without an answer that stands.</summary>
    public const string HasNoAnswer = $"(a.answered_at is null or a.verdict_sequence is not null and {IsUndone})";

    private const string IsUndone = """
        exists (
            select 1 from verdicts t
            where t.site_id = a.site_id and t.comment_id = a.comment_id and t.revision = a.revision
              and t.sequence = a.verdict_sequence and t.undone_at is not null
        )
        """;

    private const string Columns = $"""
        a.id, a.site_id, a.comment_id, a.revision, a.answered_at, a.verdict_sequence,
        cast(case when {HasNoAnswer} then 1 else 0 end as integer) as has_no_answer
        """;

    /// <summary>An audit, or null.</summary>
    public Task<StoredAudit?> FindAsync(DbTransaction transaction, long id) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredAudit?>(
            $"select {Columns} from audits a where a.id = @id",
            new { id },
            transaction
        );

    /// <summary>The last audit that somebody answered, or null.</summary>
    public Task<StoredAudit?> LastAnsweredAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredAudit?>(
            $"""
            select {Columns} from audits a where a.answered_by_id = @actorId and a.answered_at is not null
            order by a.answered_at desc, a.id desc limit 1
            """,
            new { actorId },
            transaction
        );

    /// <summary>Stores an answer, in place of one that does not stand.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="by">Whose it is.</param>
    /// <param name="id">The audit, without one that stands.</param>
    /// <param name="answer">What the comment is said to be.</param>
    /// <param name="verdictSequence">Of the verdict by which it was taken down; null where it was not.</param>
    /// <param name="now">When.</param>
    public Task AnswerAsync(
        DbTransaction transaction,
        Actor by,
        long id,
        Answer answer,
        int? verdictSequence,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            update audits set answered_at = @now, answered_by_id = @actorId, answered_by = @Name,
                toxic = @toxic, spam = @spam, kinds = @StoredKinds, verdict_sequence = @verdictSequence
            where id = @id
            """,
            new
            {
                id,
                now,
                actorId = by.Id,
                by.Name,
                toxic = Answer.Number(answer.Toxic),
                spam = Answer.Number(answer.Spam),
                answer.StoredKinds,
                verdictSequence,
            },
            transaction
        );

    /// <summary>Takes an answer back.</summary>
    public Task ReopenAsync(DbTransaction transaction, long id) =>
        transaction.Connection!.ExecuteAsync(
            """
            update audits set answered_at = null, answered_by_id = null, answered_by = null,
                toxic = null, spam = null, kinds = null, verdict_sequence = null
            where id = @id
            """,
            new { id },
            transaction
        );
}
