using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>bulks</c> and <c>bulk_items</c>.</summary>
internal sealed class BulkStore(Database database, TimeProvider clock)
{
    private const string Columns =
        "id, kind, undoes, ruling, categories, note, actor_id, actor_name, made_at, finished_at, cancelled_at";

    /// <summary>Stores a bulk without its comments.</summary>
    /// <returns>Its id; null where its request has begun one already.</returns>
    public Task<long?> AddAsync(
        DbTransaction transaction,
        Actor by,
        BulkKind kind,
        NewVerdict? verdict,
        long? undoes = null,
        string? key = null
    ) =>
        transaction.Connection!.ExecuteScalarAsync<long?>(
            """
            insert into bulks (kind, undoes, ruling, categories, note, actor_id, actor_name, request_key, made_at)
            values (@kind, @undoes, @ruling, @categories, @Note, @Id, @Name, @key, @now)
            on conflict do nothing
            returning id
            """,
            new
            {
                kind = kind == BulkKind.Undo ? "undo" : "verdict",
                undoes,
                ruling = verdict is null ? null : VerdictStore.Word(verdict.Ruling),
                categories = VerdictStore.Words(verdict?.Categories ?? []),
                verdict?.Note,
                by.Id,
                by.Name,
                key,
                now = clock.GetUtcNow(),
            },
            transaction
        );

    /// <summary>Stores the comments of a bulk.</summary>
    public Task AddItemsAsync(DbTransaction transaction, long bulkId, IReadOnlyList<CommentRef> comments)
    {
        var rows = new Rows<(CommentRef Comment, int Place)>([.. comments.Select((c, i) => (c, i))])
            .With("bulk_id", _ => bulkId)
            .With("place", c => c.Place)
            .With("site_id", c => c.Comment.SiteId)
            .With("comment_id", c => c.Comment.CommentId)
            .With("revision", c => c.Comment.Revision);
        var parameters = new DynamicParameters();
        return transaction.Connection!.ExecuteAsync(
            $"""
            insert into bulk_items ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)}
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Gives an undo what the other bulk settled and still stands.</summary>
    /// <returns>How many comments that are.</returns>
    public Task<int> AddStandingAsync(DbTransaction transaction, long bulkId, long undoes) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into bulk_items (bulk_id, place, site_id, comment_id, revision)
            select @bulkId, row_number() over (order by v.id), v.site_id, v.comment_id, v.revision
            from verdicts v where v.bulk_id = @undoes and v.undone_at is null and v.replaced_sequence is null
            """,
            new { bulkId, undoes },
            transaction
        );

    /// <summary>Ends a bulk where it is; waits for the step that is being done.</summary>
    /// <returns>False where it had ended.</returns>
    public async Task<bool> CancelAsync(DbTransaction transaction, long bulkId) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update bulks set finished_at = @now, cancelled_at = @now where id = @bulkId and finished_at is null
            """,
            new { bulkId, now = clock.GetUtcNow() },
            transaction
        ) > 0;

    /// <summary>
    /// The oldest bulk that is not finished and that nobody else holds, for this transaction; or null. The transaction waits
    /// for its turn first (<see cref="Dialect.OneAtATime"/>), as whoever blanks the bulk's note has: with the bulk in hand it
    /// would wait for the other for ever, and the other for it.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="passedOver">Bulks that are left for later.</param>
    public async Task<Bulk?> TakeAsync(DbTransaction transaction, IReadOnlyCollection<long> passedOver)
    {
        var parameters = new DynamicParameters();
        await using var results = await transaction.Connection!.QueryMultipleAsync(
            $"""
            {database.Dialect.OneAtATime};
            select {Columns} from bulks where finished_at is null and {Not(passedOver, parameters)}
            order by id limit 1 {database.Dialect.SkipLocked}
            """,
            parameters,
            transaction
        );
        await results.ReadAsync();
        return await results.ReadSingleOrDefaultAsync<Bulk?>();
    }

    /// <summary>Whether there is anything to do.</summary>
    /// <param name="passedOver">Bulks that are left for later.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<bool> IsWaitingAsync(IReadOnlyCollection<long> passedOver, CancellationToken cancel)
    {
        var parameters = new DynamicParameters();
        return database.ReadAsync(
            async connection =>
                await connection.ExecuteScalarAsync<long?>(
                    $"""
                    select id from bulks where finished_at is null and {Not(passedOver, parameters)}
                    order by id limit 1
                    """,
                    parameters
                )
                    is not null,
            cancel
        );
    }

    /// <summary>The next comments of a bulk, with their places.</summary>
    public async Task<IReadOnlyList<BulkItem>> NextAsync(DbTransaction transaction, long bulkId, int limit) =>
        (
            await transaction.Connection!.QueryAsync<BulkItem>(
                """
                select place, site_id, comment_id, revision from bulk_items
                where bulk_id = @bulkId and outcome is null order by place limit @limit
                """,
                new { bulkId, limit },
                transaction
            )
        ).AsList();

    /// <summary>Notes what became of comments of a bulk.</summary>
    public async Task MarkAsync(
        DbTransaction transaction,
        long bulkId,
        IReadOnlyList<(BulkItem Item, VerdictOutcome Outcome)> done
    )
    {
        // By outcome, of which there are few: joined with their outcomes, all of the bulk would be walked for each.
        foreach (var alike in done.GroupBy(d => Word(d.Outcome), d => d.Item.Place))
        {
            var rows = new Rows<int>([.. alike]).With("place", place => place);
            var parameters = new DynamicParameters(new { bulkId, outcome = alike.Key });
            await transaction.Connection!.ExecuteAsync(
                $"""
                update bulk_items set outcome = @outcome
                where bulk_id = @bulkId and place in (select r.place from {database.Dialect.From(rows, parameters)})
                """,
                parameters,
                transaction
            );
        }
    }

    /// <summary>
    /// Blanks the notes of the bulks that hold a comment's revisions up to one, or all of them: they may quote it. What such
    /// a bulk rules from then on has no note.
    /// </summary>
    public Task EraseNotesAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            update bulks set note = null
            where note is not null and id in (
                select i.bulk_id from bulk_items i
                where i.site_id = @siteId and i.comment_id = @commentId and i.revision <= @upTo
            )
            """,
            new
            {
                siteId,
                commentId,
                upTo = upTo ?? int.MaxValue,
            },
            transaction
        );

    /// <summary>Notes that all comments of a bulk had their turn.</summary>
    public Task FinishAsync(DbTransaction transaction, long bulkId) =>
        transaction.Connection!.ExecuteAsync(
            "update bulks set finished_at = @now where id = @bulkId",
            new { bulkId, now = clock.GetUtcNow() },
            transaction
        );

    /// <summary>The bulk that somebody began by a request of this name, or null.</summary>
    public Task<long?> FindAsync(Actor by, string key, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<long?>(
                    "select id from bulks where actor_id = @Id and request_key = @key",
                    new { by.Id, key }
                ),
            cancel
        );

    /// <summary>A bulk, or null.</summary>
    public Task<Bulk?> FindAsync(long bulkId, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<Bulk?>(
                    $"select {Columns} from bulks where id = @bulkId",
                    new { bulkId }
                ),
            cancel
        );

    /// <summary>How many comments of a bulk had which outcome; null stands for those whose turn has not come.</summary>
    public async Task<IReadOnlyList<(string SiteId, string? Outcome, int Count)>> OutcomesAsync(
        long bulkId,
        CancellationToken cancel
    ) =>
        await database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<(string SiteId, string? Outcome, int Count)>(
                        """
                        select site_id, outcome, cast(count(*) as integer) from bulk_items
                        where bulk_id = @bulkId group by site_id, outcome
                        """,
                        new { bulkId }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Whose verdicts stand on the comments of a bulk on which another one stood, most first.</summary>
    public async Task<IReadOnlyList<EarlierVerdicts>> OthersAsync(long bulkId, CancellationToken cancel) =>
        await database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<EarlierVerdicts>(
                        """
                        select v.actor_name as by, v.ruling, cast(count(*) as integer) as count
                        from bulk_items i join verdicts v
                          on v.site_id = i.site_id and v.comment_id = i.comment_id and v.revision = i.revision
                          and v.undone_at is null and v.replaced_sequence is null
                        where i.bulk_id = @bulkId and i.outcome = 'conflict'
                        group by v.actor_name, v.ruling order by count desc, v.actor_name, v.ruling
                        """,
                        new { bulkId }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The undo of a bulk that the same person has begun and that is not finished, or null.</summary>
    public Task<long?> UndoingAsync(DbTransaction transaction, Actor by, long bulkId) =>
        transaction.Connection!.ExecuteScalarAsync<long?>(
            "select max(id) from bulks where undoes = @bulkId and actor_id = @Id and finished_at is null",
            new { bulkId, by.Id },
            transaction
        );

    private string Not(IReadOnlyCollection<long> bulks, DynamicParameters parameters) =>
        bulks.Count == 0
            ? "1 = 1"
            : $"id not in (select r.id from {database.Dialect.From(new Rows<long>([.. bulks]).With("id", id => id), parameters)})";

    /// <summary>An outcome as it is stored.</summary>
    public static string Word(VerdictOutcome outcome) =>
        outcome switch
        {
            VerdictOutcome.Done => "settled",
            VerdictOutcome.Conflict => "conflict",
            VerdictOutcome.Stale => "stale",
            _ => "gone",
        };
}
