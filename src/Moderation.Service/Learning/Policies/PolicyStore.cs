using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Policies;

/// <summary>Writes and reads <c>policies</c>.</summary>
internal sealed class PolicyStore(Database database)
{
    private const string Columns = "version, number, content as written, made_at, made_by_id, made_by, note, restores";

    /// <summary>A policy by its number, or null.</summary>
    public Task<SavedPolicy?> FindAsync(int number, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<SavedPolicy?>(
                    $"select {Columns} from policies where number = @number",
                    new { number }
                ),
            cancel
        );

    /// <inheritdoc cref="FindAsync(int, CancellationToken)"/>
    public Task<SavedPolicy?> FindAsync(DbTransaction transaction, int number) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<SavedPolicy?>(
            $"select {Columns} from policies where number = @number",
            new { number },
            transaction
        );

    /// <summary>
    /// The newest policy, or null while none was saved. The transaction waits for its turn first
    /// (<see cref="Dialect.OneAtATime"/>): of two who save at once one sees the other's.
    /// </summary>
    public async Task<SavedPolicy?> NewestAsync(DbTransaction transaction)
    {
        await database.WaitForTurnAsync(transaction);
        return await transaction.Connection!.QuerySingleOrDefaultAsync<SavedPolicy?>(
            $"select {Columns} from policies order by number desc limit 1",
            transaction: transaction
        );
    }

    /// <summary>A policy by its version, or null.</summary>
    public Task<SavedPolicy?> FindAsync(string version, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<SavedPolicy?>(
                    $"select {Columns} from policies where version = @version",
                    new { version }
                ),
            cancel
        );

    /// <summary>Policies, the newest first.</summary>
    public Task<IReadOnlyList<SavedPolicy>> ListAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SavedPolicy>>(
            async connection =>
                (
                    await connection.QueryAsync<SavedPolicy>(
                        $"select {Columns} from policies order by number desc limit @limit",
                        new { limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Adds a policy, which is in force from then on.</summary>
    public Task AddAsync(DbTransaction transaction, SavedPolicy policy) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into policies (version, number, content, made_at, made_by_id, made_by, note, restores)
            values (@Version, @Number, @Written, @MadeAt, @MadeById, @MadeBy, @Note, @Restores)
            """,
            policy,
            transaction
        );
}
