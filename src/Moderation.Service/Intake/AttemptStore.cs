using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes <c>attempts</c>.</summary>
internal sealed class AttemptStore(Database database, TimeProvider clock)
{
    /// <summary>How long a count stands after its last attempt: the same bytes may come again much later.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Counts one more attempt, durably, and forgets what is older than <see cref="Lifetime"/>.</summary>
    /// <returns>Which attempt this is, from 1.</returns>
    public Task<int> BeginAsync(byte[] messageHash, CancellationToken cancel) =>
        database.WriteAsync(
            transaction =>
                transaction.Connection!.ExecuteScalarAsync<int>(
                    """
                    delete from attempts where last_at < @expired;
                    insert into attempts (message_hash, attempts, last_at) values (@messageHash, 1, @now)
                    on conflict (message_hash) do update set attempts = attempts.attempts + 1, last_at = excluded.last_at
                    returning attempts
                    """,
                    new
                    {
                        messageHash,
                        now = clock.GetUtcNow(),
                        expired = clock.GetUtcNow() - Lifetime,
                    },
                    transaction
                ),
            cancel
        );

    /// <summary>The attempt ended, well or with an answer.</summary>
    public Task EndAsync(byte[] messageHash, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(
                    "delete from attempts where message_hash = @messageHash",
                    new { messageHash },
                    transaction
                );
            },
            cancel,
            // Should a crash bring the count back, the message is not there to be counted again.
            Durability.Relaxed
        );
}
