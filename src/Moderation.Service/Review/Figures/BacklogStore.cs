using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review.Figures;

/// <summary>Reads how old what is under review is.</summary>
internal sealed class BacklogStore(Database database)
{
    /// <summary>Since when the oldest comment that needs judgement is under review; null where none does.</summary>
    /// <param name="sites">Only on these sites; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<DateTimeOffset?> OldestAsync(IReadOnlyList<string>? sites, CancellationToken cancel)
    {
        var (parameters, own) = Own(sites);
        return database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(
                    $"select since from under_review where lane = @judgement and {own} order by since limit 1",
                    parameters
                ),
            cancel
        );
    }

    /// <summary>What is under review.</summary>
    /// <param name="now">What ages are counted to.</param>
    /// <param name="sites">Only on these sites; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Backlog> ReadAsync(DateTimeOffset now, IReadOnlyList<string>? sites, CancellationToken cancel)
    {
        var bands = await BandsAsync(now, sites, cancel);
        var (parameters, own) = Own(sites);
        parameters.Add("half", bands.Sum(band => band.Count) / 2);
        var (median, spam) = await database.ReadAsync(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(
                        $"select since from under_review where lane = @judgement and {own} order by since limit 1 offset @half",
                        parameters
                    ),
                    await connection.QuerySingleAsync<long>(
                        $"select count(*) from under_review where lane = @spam and {own}",
                        parameters
                    )
                ),
            cancel
        );
        return new Backlog(bands, await OldestAsync(sites, cancel), median, spam);
    }

    private async Task<IReadOnlyList<AgeBand>> BandsAsync(
        DateTimeOffset now,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    )
    {
        var (parameters, own) = Own(sites);
        foreach (var (place, age) in Backlog.Ages.Index())
        {
            parameters.Add($"age{place}", now - age);
        }

        var cases = Backlog.Ages.Select((_, place) => $"when since > @age{place} then {place}");
        var counts = await database.ReadAsync(
            connection =>
                connection.QueryAsync<(long Band, long Count)>(
                    $"""
                    select case {string.Join(' ', cases)} else {Backlog.Ages.Count} end as band, count(*)
                    from under_review where lane = @judgement and {own} group by 1
                    """,
                    parameters
                ),
            cancel
        );
        var found = counts.ToDictionary(count => count.Band, count => count.Count);
        return
        [
            .. Enumerable
                .Range(0, Backlog.Ages.Count + 1)
                .Select(place => new AgeBand(
                    place == 0 ? TimeSpan.Zero : Backlog.Ages[place - 1],
                    place == Backlog.Ages.Count ? null : Backlog.Ages[place],
                    found.GetValueOrDefault(place)
                )),
        ];
    }

    private (DynamicParameters Parameters, string Own) Own(IReadOnlyList<string>? sites)
    {
        var parameters = new DynamicParameters(
            new { judgement = LaneNames.Of(Lane.Judgement), spam = LaneNames.Of(Lane.Spam) }
        );
        return (parameters, database.Dialect.OnSites(sites, "site_id", parameters));
    }
}
