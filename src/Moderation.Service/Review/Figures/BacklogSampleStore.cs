using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review.Figures;

/// <summary>
/// Writes <c>backlog_samples</c>: how much stood under review on each site, once an hour. Where an hour has no rows nobody
/// measured, as while the service was down.
/// </summary>
internal sealed class BacklogSampleStore(Database database)
{
    /// <summary>Measures, where no replica has in this hour.</summary>
    /// <param name="hour">The full hour that holds the present.</param>
    /// <param name="keepFrom">What was measured before is forgotten.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it measured.</returns>
    public async Task<bool> TakeAsync(DateTimeOffset hour, DateTimeOffset keepFrom, CancellationToken cancel)
    {
        var isTaken = await database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<bool>(
                    "select exists (select 1 from backlog_samples where hour = @hour)",
                    new { hour }
                ),
            cancel
        );
        if (isTaken)
        {
            return false;
        }

        // Another replica may measure at the same time: of each row the first stands.
        var taken = await database.WriteAsync(
            transaction =>
                transaction.Connection!.ExecuteAsync(
                    """
                    insert into backlog_samples (hour, site_id, judgement, spam)
                    select @hour, site_id, count(case when lane = @judgement then 1 end),
                        count(case when lane = @spam then 1 end)
                    from (
                        select '' as site_id, '' as lane
                        union all
                        select site_id, lane from under_review
                    ) u
                    group by site_id
                    on conflict (hour, site_id) do nothing;

                    delete from backlog_samples where hour < @keepFrom
                    """,
                    new
                    {
                        hour,
                        keepFrom,
                        judgement = LaneNames.Of(Lane.Judgement),
                        spam = LaneNames.Of(Lane.Spam),
                    },
                    transaction
                ),
            cancel
        );
        return taken > 0;
    }

    /// <summary>What was measured, by the hour; hours in which nobody did are left out.</summary>
    /// <param name="from">Not what was measured before.</param>
    /// <param name="sites">Only on these sites; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<BacklogSample>> ReadAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    )
    {
        var parameters = new DynamicParameters(new { from });
        var own = database.Dialect.OnSites(sites, "site_id", parameters);
        return database.ReadAsync<IReadOnlyList<BacklogSample>>(
            async connection =>
                (
                    await connection.QueryAsync<BacklogSample>(
                        $"""
                        select hour, cast(sum(case when {own} then judgement else 0 end) as bigint) as judgement,
                            cast(sum(case when {own} then spam else 0 end) as bigint) as surely_spam
                        from backlog_samples where hour >= @from group by hour order by hour
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }
}
