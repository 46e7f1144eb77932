using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Models;

/// <summary>Writes and reads <c>promotions</c>.</summary>
internal sealed class PromotionStore(Database database)
{
    private const string Columns =
        "number, version, replaces, policy_before, restores, made_at, made_by_id, made_by, note";

    /// <summary>
    /// The newest promotion, or null while there is none. The transaction waits for its turn first
    /// (<see cref="Dialect.OneAtATime"/>): of two who promote at once one sees the other's.
    /// </summary>
    public async Task<Promotion?> NewestAsync(DbTransaction transaction)
    {
        await database.WaitForTurnAsync(transaction);
        return await transaction.Connection!.QuerySingleOrDefaultAsync<Promotion?>(
            $"select {Columns} from promotions order by number desc limit 1",
            transaction: transaction
        );
    }

    /// <summary>A promotion by its number, or null.</summary>
    public Task<Promotion?> FindAsync(int number, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<Promotion?>(
                    $"select {Columns} from promotions where number = @number",
                    new { number }
                ),
            cancel
        );

    /// <inheritdoc cref="FindAsync(int, CancellationToken)"/>
    public Task<Promotion?> FindAsync(DbTransaction transaction, int number) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Promotion?>(
            $"select {Columns} from promotions where number = @number",
            new { number },
            transaction
        );

    /// <summary>All promotions, the newest first.</summary>
    public Task<IReadOnlyList<Promotion>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Promotion>>(
            async connection =>
                (
                    await connection.QueryAsync<Promotion>($"select {Columns} from promotions order by number desc")
                ).AsList(),
            cancel
        );

    /// <summary>The newest promotion that took a model's place, or null where none did.</summary>
    public Task<Promotion?> LastReplacedAsync(DbTransaction transaction, string version) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Promotion?>(
            $"select {Columns} from promotions where replaces = @version order by number desc limit 1",
            new { version },
            transaction
        );

    /// <summary>Adds a promotion: its model scores from then on.</summary>
    public Task AddAsync(DbTransaction transaction, Promotion promotion) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into promotions (number, version, replaces, policy_before, restores, made_at, made_by_id, made_by, note)
            values (@Number, @Version, @Replaces, @PolicyBefore, @Restores, @MadeAt, @MadeById, @MadeBy, @Note)
            """,
            promotion,
            transaction
        );
}
