using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>dead_letters</c>.</summary>
internal sealed class DeadLetterStore(Database database, TimeProvider clock)
{
    /// <summary>Keeps messages that could not be taken.</summary>
    public async Task AddAsync(DbTransaction transaction, IReadOnlyList<DeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            await transaction.Connection!.ExecuteAsync(
                """
                insert into dead_letters (queue, reason, explanation, body, received_at)
                values (@Queue, @Code, @Explanation, @Body, @now)
                """,
                new
                {
                    letter.Queue,
                    letter.Fault.Code,
                    letter.Fault.Explanation,
                    letter.Body,
                    now = clock.GetUtcNow(),
                },
                transaction
            );
        }
    }

    /// <summary>The newest dead letters without their bytes, newest first.</summary>
    public Task<IReadOnlyList<DeadLetterItem>> NewestAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DeadLetterItem>>(
            async connection =>
                (
                    await connection.QueryAsync<DeadLetterItem>(
                        """
                        select id, queue, reason, explanation, length(body) as bytes, received_at
                        from dead_letters order by id desc limit @limit
                        """,
                        new { limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The bytes of one, or null.</summary>
    public Task<byte[]?> BodyAsync(long id, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<byte[]?>(
                    "select body from dead_letters where id = @id",
                    new { id }
                ),
            cancel
        );
}
