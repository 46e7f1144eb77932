using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>sightings</c>.</summary>
internal sealed class SightingStore(Database database)
{
    /// <summary>
    /// Statements that read what came before a batch and store what it brings. The transaction must hold
    /// <see cref="Dialect.OneAtATime"/> by then, so that nothing with a lower id is stored afterwards.
    /// </summary>
    public static string Exchange(SightingExchange exchange, DynamicParameters parameters)
    {
        parameters.Add("after", exchange.After);
        parameters.Add("since", exchange.Since);
        parameters.Add("seenAt", exchange.At);
        parameters.Add("body", exchange.Body);
        return """
            select id, seen_at, body from sightings where id > @after and seen_at > @since order by id;
            insert into sightings (seen_at, body) values (@seenAt, @body) returning id;
            """;
    }

    /// <summary>Reads the results of <see cref="Exchange"/>.</summary>
    public static async Task ReadAsync(SqlMapper.GridReader results, SightingExchange exchange)
    {
        exchange.Before = (await results.ReadAsync<SightingRow>()).AsList();
        exchange.Id = await results.ReadSingleAsync<long>();
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
