using System.Data.Common;
using Dapper;
using Moderation.Contracts;
using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>Writes and reads <c>decisions</c>.</summary>
internal sealed class DecisionStore(Database database)
{
    private const string Columns = "cursor, site_id, comment_id, revision, sequence, state, decided_by, body";

    /// <summary>
    /// Stores decisions; a trigger marks them as not sent yet. The transaction must hold <see cref="Dialect.OneAtATime"/>, or a reader who
    /// follows the cursors could miss some.
    /// </summary>
    /// <returns>The rows with their cursors, in any order.</returns>
    public async Task<IReadOnlyList<StoredDecision>> AppendAsync(
        DbTransaction transaction,
        IReadOnlyList<NewDecision> decisions
    )
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        var rows = new Rows<NewDecision>(decisions)
            .With("site_id", d => d.Made.SiteId)
            .With("comment_id", d => d.Made.CommentId)
            .With("revision", d => d.Made.Revision)
            .With("sequence", d => d.Made.Sequence)
            .With("state", d => StateName(d.Made.State))
            .With("toxicity", d => (float)d.Made.Scores.Toxicity)
            .With("spam", d => (float)d.Made.Scores.Spam)
            .With("model", d => d.Made.Model)
            .With("policy", d => d.Made.Policy)
            .With("decided_by", d => d.Made.DecidedBy)
            .With("decided_at", d => d.Made.DecidedAt)
            .With("body", d => d.Body);
        var parameters = new DynamicParameters();
        // Not the body: it is large, and it is here already.
        var cursors = await transaction.Connection!.QueryAsync<(
            long Cursor,
            string SiteId,
            string CommentId,
            int Revision,
            int Sequence
        )>(
            $"""
            insert into decisions ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)}
            returning cursor, site_id, comment_id, revision, sequence
            """,
            parameters,
            transaction
        );
        var made = decisions.ToDictionary(d => (d.Made.SiteId, d.Made.CommentId, d.Made.Revision, d.Made.Sequence));
        return [.. cursors.Select(c => made[(c.SiteId, c.CommentId, c.Revision, c.Sequence)].StoredAt(c.Cursor))];
    }

    /// <summary>The newest decision on each of these revisions, for a comment that was submitted again.</summary>
    public async Task<IReadOnlyList<StoredDecision>> LatestAsync(
        DbTransaction transaction,
        IReadOnlyList<(string SiteId, string CommentId, int Revision)> revisions
    )
    {
        if (revisions.Count == 0)
        {
            return [];
        }

        var rows = new Rows<(string SiteId, string CommentId, int Revision)>(revisions)
            .With("site_id", r => r.SiteId)
            .With("comment_id", r => r.CommentId)
            .With("revision", r => r.Revision);
        var parameters = new DynamicParameters();
        var latest = await transaction.Connection!.QueryAsync<StoredDecision>(
            $"""
            select d.cursor, d.site_id, d.comment_id, d.revision, d.sequence, d.state, d.decided_by, d.body
            from decisions d join {database.Dialect.From(rows, parameters)}
              on d.site_id = r.site_id and d.comment_id = r.comment_id and d.revision = r.revision
            where d.sequence = (
                select max(l.sequence) from decisions l
                where l.site_id = d.site_id and l.comment_id = d.comment_id and l.revision = d.revision
            )
            """,
            parameters,
            transaction
        );
        return latest.AsList();
    }

    /// <summary>All decisions on a comment, oldest first.</summary>
    public Task<IReadOnlyList<StoredDecision>> HistoryAsync(
        string siteId,
        string commentId,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<StoredDecision>>(
            async connection =>
                (
                    await connection.QueryAsync<StoredDecision>(
                        $"""
                        select {Columns} from decisions
                        where site_id = @siteId and comment_id = @commentId
                        order by revision, sequence
                        """,
                        new { siteId, commentId }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Decisions behind a cursor in their order.</summary>
    /// <param name="after">The last cursor seen, 0 for the beginning.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<StoredDecision>> AfterAsync(long after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<StoredDecision>>(
            async connection =>
                (
                    await connection.QueryAsync<StoredDecision>(
                        $"select {Columns} from decisions where cursor > @after order by cursor limit @limit",
                        new { after, limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The state as it is stored.</summary>
    public static string StateName(CommentState state) =>
        state switch
        {
            CommentState.Approved => "approved",
            CommentState.Pending => "pending",
            CommentState.Rejected => "rejected",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
        };
}
