using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>Writes and reads <c>trainings</c>.</summary>
internal sealed class TrainingStore(Database database, TimeProvider clock)
{
    private const string Columns = """
        id, state as state_word, asked_at, asked_by_id, asked_by, seed, wish as written, attempts, began_at, step, progress, cancelled_by,
        ended_at, model, outcome
        """;

    /// <summary>Stores a training.</summary>
    /// <returns>Its id; null where one is open already.</returns>
    public Task<long?> AddAsync(DbTransaction transaction, Actor by, int seed, TrainingWish wish) =>
        transaction.Connection!.ExecuteScalarAsync<long?>(
            """
            insert into trainings (is_open, state, asked_at, asked_by_id, asked_by, seed, wish, attempts, progress)
            values (1, 'waiting', @now, @Id, @Name, @seed, @wish, 0, 0)
            on conflict do nothing
            returning id
            """,
            new
            {
                now = clock.GetUtcNow(),
                by.Id,
                by.Name,
                seed,
                wish = wish.Written(),
            },
            transaction
        );

    /// <summary>The training that has not ended, or null.</summary>
    public Task<StoredTraining?> OpenAsync(CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<StoredTraining?>(
                    $"select {Columns} from trainings where is_open = 1"
                ),
            cancel
        );

    /// <summary>A training by its id, or null.</summary>
    public Task<StoredTraining?> FindAsync(long id, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<StoredTraining?>(
                    $"select {Columns} from trainings where id = @id",
                    new { id }
                ),
            cancel
        );

    /// <summary>What taught a model; null where no training here made it.</summary>
    public Task<Taught?> TaughtAsync(string model, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<Taught?>(
                    "select cut, began_at from trainings where model = @model order by id limit 1",
                    new { model }
                ),
            cancel
        );

    /// <summary>Trainings, the newest first.</summary>
    public Task<IReadOnlyList<StoredTraining>> ListAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<StoredTraining>>(
            async connection =>
                (
                    await connection.QueryAsync<StoredTraining>(
                        $"select {Columns} from trainings order by id desc limit @limit",
                        new { limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Takes the open training for a replica, where no other one holds it.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="replica">The replica that will do it.</param>
    /// <param name="until">Until when others leave it alone, unless it is held for longer.</param>
    public Task<StoredTraining?> TakeAsync(DbTransaction transaction, string replica, DateTimeOffset until) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredTraining?>(
            $"""
            update trainings set
                state = 'running', attempts = attempts + 1, taken_by = @replica, taken_until = @until,
                began_at = @now, step = null, progress = 0
            where is_open = 1 and (taken_until is null or taken_until < @now)
            returning {Columns}
            """,
            new
            {
                replica,
                until,
                now = clock.GetUtcNow(),
            },
            transaction
        );

    /// <summary>Holds a training for longer, and says how far it is.</summary>
    /// <returns>The training; null where this replica has it no more.</returns>
    public Task<StoredTraining?> HoldAsync(
        DbTransaction transaction,
        long id,
        string replica,
        DateTimeOffset until,
        string step,
        double progress
    ) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredTraining?>(
            $"""
            update trainings set taken_until = @until, step = @step, progress = @progress
            where id = @id and is_open = 1 and taken_by = @replica
            returning {Columns}
            """,
            new
            {
                id,
                replica,
                until,
                step,
                progress,
            },
            transaction
        );

    /// <summary>Gives a training back, so that another replica may take it at once.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="id">The training.</param>
    /// <param name="replica">The replica that has it.</param>
    /// <param name="isCounted">Whether that was an attempt: what fails again and again must come to an end.</param>
    /// <returns>False where this replica has it no more: nothing is changed.</returns>
    public async Task<bool> ReleaseAsync(DbTransaction transaction, long id, string replica, bool isCounted) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update trainings set state = 'waiting', attempts = attempts - @uncounted, taken_by = null, taken_until = null
            where id = @id and is_open = 1 and taken_by = @replica
            """,
            new
            {
                id,
                replica,
                uncounted = isCounted ? 0 : 1,
            },
            transaction
        ) > 0;

    /// <summary>Notes that somebody wants it to end.</summary>
    /// <returns>The training, which has ended where nobody had taken it; null where it had ended before.</returns>
    public Task<StoredTraining?> CancelAsync(DbTransaction transaction, long id, Actor by) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredTraining?>(
            $"""
            update trainings set
                cancelled_by = coalesce(cancelled_by, @Name),
                state = case when state = 'waiting' then 'cancelled' else state end,
                ended_at = case when state = 'waiting' then @now end,
                outcome = case when state = 'waiting' then @outcome end,
                is_open = case when state = 'waiting' then null else 1 end
            where id = @id and is_open = 1
            returning {Columns}
            """,
            new
            {
                id,
                by.Name,
                now = clock.GetUtcNow(),
                outcome = $"{by.Name} cancelled it before it began.",
            },
            transaction
        );

    /// <summary>Ends a training.</summary>
    /// <returns>False where this replica has it no more: nothing is changed.</returns>
    public async Task<bool> EndAsync(
        DbTransaction transaction,
        long id,
        string replica,
        TrainingState state,
        string outcome,
        string? model = null,
        DateTimeOffset? cut = null
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update trainings set
                state = @state, ended_at = @now, outcome = @outcome, model = @model, cut = @cut, is_open = null, step = null,
                progress = case when @model is null then progress else 1 end
            where id = @id and is_open = 1 and taken_by = @replica
            """,
            new
            {
                id,
                replica,
                state = state.ToString().ToLowerInvariant(),
                outcome,
                model,
                cut,
                now = clock.GetUtcNow(),
            },
            transaction
        ) > 0;
}
