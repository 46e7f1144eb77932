using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>
/// Writes and reads <c>unsent_decisions</c>: runs of decisions that are stored and not confirmed yet. A trigger marks all
/// that one statement stores as a run.
/// </summary>
internal sealed class UnsentStore(Database database, TimeProvider clock)
{
    // As many decisions as one statement stores at most: what came as one array over HTTP.
    private const int LongestRun = 1_000;

    /// <summary>
    /// Takes decisions that were marked before a time and are not sent, the oldest mark first, and marks them anew: no
    /// other replica takes the same until that mark is old, and those that cannot be sent stand behind all others.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="markedBefore">Whose mark is not older is left alone.</param>
    /// <param name="limit">Where so many are taken it ends; the last run is taken whole.</param>
    public async Task<IReadOnlyList<StoredDecision>> TakeAsync(
        DbTransaction transaction,
        DateTimeOffset markedBefore,
        int limit
    )
    {
        var waiting = await transaction.Connection!.QueryAsync<CursorRun>(
            $"""
            select first_cursor as "First", last_cursor as "Last" from unsent_decisions where marked_at < @markedBefore
            order by marked_at, first_cursor limit @limit {database.Dialect.SkipLocked}
            """,
            new { markedBefore, limit },
            transaction
        );
        var taken = new List<CursorRun>();
        foreach (var run in waiting.TakeWhile(_ => taken.Sum(t => t.Count) < limit))
        {
            taken.Add(run);
        }

        if (taken.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var parameters = new DynamicParameters(new { now });
        await transaction.Connection!.ExecuteAsync(
            $"""
            update unsent_decisions set marked_at = @now
            where first_cursor in (select r.first_cursor from {database.Dialect.From(Rows(taken), parameters)})
            """,
            parameters,
            transaction
        );
        parameters = new DynamicParameters();
        var unsent = await transaction.Connection!.QueryAsync<StoredDecision>(
            $"""
            select d.cursor, d.site_id, d.comment_id, d.revision, d.sequence, d.state, d.decided_by, d.body
            from {database.Dialect.From(Rows(taken), parameters)}
            join decisions d on d.cursor between r.first_cursor and r.last_cursor
            order by d.cursor
            """,
            parameters,
            transaction
        );
        // Runs may overlap, where one was marked by two at once.
        return [.. unsent.DistinctBy(d => d.Cursor)];
    }

    /// <summary>Takes the mark "not sent" off decisions; what else is in their runs keeps it.</summary>
    public async Task MarkSentAsync(DbTransaction transaction, IReadOnlyList<long> cursors)
    {
        var sent = CursorRun.Of(cursors);
        if (sent.Count == 0)
        {
            return;
        }

        var gone = await RemoveAsync(
            transaction,
            sent,
            "u.first_cursor between r.first_cursor and r.last_cursor and u.last_cursor <= r.last_cursor"
        );
        if (gone.Sum(g => g.Run.Count) < sent.Sum(s => s.Count))
        {
            // Some of a run were sent and others not.
            gone.AddRange(
                await RemoveAsync(
                    transaction,
                    sent,
                    $"""
                    u.first_cursor between r.first_cursor - {LongestRun} and r.last_cursor
                    and u.last_cursor >= r.first_cursor
                    """
                )
            );
        }

        foreach (var (run, markedAt) in gone)
        {
            await AddAsync(transaction, [.. run.Without(sent)], markedAt);
        }
    }

    /// <summary>Marks stored decisions as to be sent (again); those that are marked already stay as they are.</summary>
    public async Task MarkUnsentAsync(DbTransaction transaction, IReadOnlyList<StoredDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return;
        }

        var markedAt = clock.GetUtcNow();
        var parameters = new DynamicParameters();
        var rows = new Rows<StoredDecision>(decisions)
            .With("first_cursor", d => d.Cursor)
            .With("last_cursor", d => d.Cursor)
            .With("marked_at", _ => markedAt);
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into unsent_decisions ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)}
            where r.last_cursor > coalesce(
                (
                    select u.last_cursor from unsent_decisions u where u.first_cursor <= r.first_cursor
                    order by u.first_cursor desc limit 1
                ), 0
            )
            on conflict (first_cursor) do nothing
            """,
            parameters,
            transaction
        );
    }

    private async Task<List<(CursorRun Run, DateTimeOffset MarkedAt)>> RemoveAsync(
        DbTransaction transaction,
        IReadOnlyList<CursorRun> sent,
        string condition
    )
    {
        var parameters = new DynamicParameters();
        var removed = await transaction.Connection!.QueryAsync<(long First, long Last, DateTimeOffset MarkedAt)>(
            $"""
            delete from unsent_decisions where first_cursor in (
                select u.first_cursor from {database.Dialect.From(Rows(sent), parameters)}
                join unsent_decisions u on {condition}
            )
            returning first_cursor, last_cursor, marked_at
            """,
            parameters,
            transaction
        );
        return [.. removed.Select(r => (new CursorRun(r.First, r.Last), r.MarkedAt))];
    }

    private async Task AddAsync(DbTransaction transaction, IReadOnlyList<CursorRun> runs, DateTimeOffset markedAt)
    {
        if (runs.Count == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        var rows = Rows(runs).With("marked_at", _ => markedAt);
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into unsent_decisions ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where true
            on conflict (first_cursor) do update set last_cursor = excluded.last_cursor
            where excluded.last_cursor > unsent_decisions.last_cursor
            """,
            parameters,
            transaction
        );
    }

    private static Rows<CursorRun> Rows(IReadOnlyList<CursorRun> runs) =>
        new Rows<CursorRun>(runs).With("first_cursor", r => r.First).With("last_cursor", r => r.Last);
}
