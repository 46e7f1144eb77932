using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>sightings</c>.</summary>
internal sealed class SightingStore(Database database)
{
    /// <summary>
    /// Stores what a batch brings, and reads what came before it. The transaction must hold
    /// <see cref="Dialect.OneAtATime"/>, so that nothing with a lower id is stored afterwards.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="batch">What the batch brings.</param>
    /// <param name="after">The last row that is known.</param>
    /// <param name="since">Older rows are not read.</param>
    /// <returns>The rows before it in their order, and its own id.</returns>
    public async Task<(IReadOnlyList<SightingRow> Before, long Id)> ExchangeAsync(
        DbTransaction transaction,
        SightingRow batch,
        long after,
        DateTimeOffset since
    )
    {
        await using var results = await transaction.Connection!.QueryMultipleAsync(
            """
            select id, seen_at, body from sightings where id > @after and seen_at > @since order by id;
            insert into sightings (seen_at, body) values (@SeenAt, @Body) returning id;
            """,
            new
            {
                after,
                since,
                batch.SeenAt,
                batch.Body,
            },
            transaction
        );
        var before = (await results.ReadAsync<SightingRow>()).AsList();
        return (before, await results.ReadSingleAsync<long>());
    }

    /// <summary>Rows behind one in their order, at most so many.</summary>
    public Task<IReadOnlyList<SightingRow>> AfterAsync(
        long after,
        DateTimeOffset since,
        int limit,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<SightingRow>>(
            async connection =>
                (
                    await connection.QueryAsync<SightingRow>(
                        """
                        select id, seen_at, body from sightings where id > @after and seen_at > @since
                        order by id limit @limit
                        """,
                        new
                        {
                            after,
                            since,
                            limit,
                        }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>These rows, as far as they are still there.</summary>
    public async Task<IReadOnlyList<SightingRow>> FindAsync(DbTransaction transaction, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        var rows = new Rows<long>(ids).With("id", id => id);
        return (
            await transaction.Connection!.QueryAsync<SightingRow>(
                $"""
                select s.id, s.seen_at, s.body
                from sightings s join {database.Dialect.From(rows, parameters)} on s.id = r.id
                """,
                parameters,
                transaction
            )
        ).AsList();
    }

    /// <summary>Forgets what is older.</summary>
    /// <returns>How many rows there were.</returns>
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancel) =>
        database.WriteAsync(
            transaction =>
                transaction.Connection!.ExecuteAsync(
                    "delete from sightings where seen_at < @before",
                    new { before },
                    transaction
                ),
            cancel,
            // What comes back after a crash goes with the next sweep.
            Durability.Relaxed
        );
}
