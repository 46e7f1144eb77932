using System.Data.Common;
using System.Net.Sockets;
using Dapper;

namespace Moderation.Service.Storage;

/// <summary>Opens connections and runs transactions; the rooms bring their own SQL.</summary>
internal sealed class Database(Dialect dialect)
{
    /// <summary>What differs between the databases.</summary>
    public Dialect Dialect { get; } = dialect;

    /// <summary>True for a fault of the surroundings: it passes, and says nothing about what was sent.</summary>
    public bool IsOutside(Exception? exception) =>
        exception switch
        {
            DbException fault => !Dialect.IsCausedByContent(fault),
            IOException or SocketException or TimeoutException => true,
            _ => false,
        };

    /// <summary>True when the database refuses what was sent, and would again.</summary>
    public bool IsCausedByContent(Exception? exception) =>
        exception is DbException fault && Dialect.IsCausedByContent(fault);

    /// <summary>Runs queries outside a transaction.</summary>
    /// <exception cref="DbException">The database is away, or refused the query.</exception>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancel)
    {
        await using var connection = await Dialect.OpenAsync(cancel);
        return await query(connection);
    }

    /// <summary>Runs the work in one transaction: all of it is committed, or nothing when it throws.</summary>
    /// <exception cref="DbException">
    /// The database is away, or refused the work; <see cref="Dialect.IsCausedByContent"/> tells which.
    /// </exception>
    public async Task<T> WriteAsync<T>(
        Func<DbTransaction, Task<T>> work,
        CancellationToken cancel,
        Durability durability = Durability.Full
    )
    {
        using var turn = await Dialect.EnterWriteAsync(cancel);
        await using var connection = await Dialect.OpenAsync(cancel);
        await using var transaction = await Dialect.BeginAsync(connection, durability, cancel);
        var result = await work(transaction);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>
    /// Lets one transaction at a time pass until it ends, over all replicas (<see cref="Dialect.OneAtATime"/>): for who looks
    /// first at what it is about to change.
    /// </summary>
    public Task WaitForTurnAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(Dialect.OneAtATime, transaction: transaction);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(
        Func<DbTransaction, Task> work,
        CancellationToken cancel,
        Durability durability = Durability.Full
    ) =>
        WriteAsync(
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancel,
            durability
        );
}
