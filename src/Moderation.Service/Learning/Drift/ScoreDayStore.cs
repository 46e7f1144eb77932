using System.Data.Common;
using Dapper;
using Moderation.Engine.Evaluation.Drift;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Drift;

/// <summary>Writes and reads <c>score_days</c>.</summary>
internal sealed class ScoreDayStore(Database database)
{
    /// <summary>Adds counts to those that are there.</summary>
    public Task AddAsync(DbTransaction transaction, IReadOnlyDictionary<(string Day, string Model), Spreads> counted)
    {
        // In one order on all replicas, so that they never wait for each other in a circle.
        var rows = new Rows<(string Day, string Model, string Kind, int Bin, long Comments)>([
            .. counted
                .SelectMany(
                    day => day.Value.Counts,
                    (day, count) => (day.Key.Day, day.Key.Model, count.Kind, count.Bin, count.Comments)
                )
                .Order(),
        ])
            .With("day", r => r.Day)
            .With("model", r => r.Model)
            .With("kind", r => r.Kind)
            .With("bin", r => r.Bin)
            .With("comments", r => r.Comments);
        var parameters = new DynamicParameters();
        return transaction.Connection!.ExecuteAsync(
            $"""
            insert into score_days ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where 1 = 1
            on conflict (model, day, kind, bin) do update set comments = score_days.comments + excluded.comments
            """,
            parameters,
            transaction
        );
    }

    /// <summary>What a model scored on each day since one, the newest first.</summary>
    /// <param name="model">The model's version.</param>
    /// <param name="since">The first day, see <see cref="DayName"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<(string Day, Spreads Spreads)>> ReadAsync(
        string model,
        string since,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<(string, Spreads)>>(
            async connection =>
            {
                var counts = await connection.QueryAsync<(string Day, string Kind, int Bin, long Comments)>(
                    """
                    select day, kind, bin, comments from score_days where model = @model and day >= @since
                    order by day desc
                    """,
                    new { model, since }
                );
                return [.. counts.GroupBy(count => count.Day).Select(day => (day.Key, Of(day)))];
            },
            cancel
        );

    /// <summary>The languages of all comments since a day, whatever model scored them.</summary>
    /// <param name="since">The first day, as <see cref="ScoreTally.DayOf"/> names it.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<LanguageHistogram> LanguagesAsync(string since, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var counts = await connection.QueryAsync<(string Day, string Kind, int Bin, long Comments)>(
                    "select day, kind, bin, comments from score_days where kind = @kind and day >= @since",
                    new { kind = Spreads.Language, since }
                );
                return Of(counts).Languages();
            },
            cancel
        );

    private static Spreads Of(IEnumerable<(string Day, string Kind, int Bin, long Comments)> counts)
    {
        var spreads = new Spreads();
        foreach (var (_, kind, bin, comments) in counts)
        {
            spreads.Add(kind, bin, comments);
        }

        return spreads;
    }
}
