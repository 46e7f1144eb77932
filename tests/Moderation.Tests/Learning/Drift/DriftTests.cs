using Moderation.Engine.Evaluation.Drift;
using Moderation.Service.Learning.Drift;
using Moderation.Service.Security;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Drift;

/// <summary>Whether the comments are still like those that the model was calibrated on.</summary>
public abstract class DriftTests(Store store) : StoreTests(store)
{
    [Fact]
    public async Task Read_CommentsOfOneKindAlone_SaysThatTheyHaveShifted()
    {
        await TakeAsync(One, 0, 150);
        Assert.Empty((await ReadAsync()).Periods);

        await TakeAsync(Other, 150, 100);
        var drift = await ReadAsync();

        var period = Assert.Single(drift.Periods);
        Assert.Equal(("2026-03-01", "2026-03-01", 250), (period.From, period.To, period.Comments));
        Assert.True(period.Toxicity.Index > Stability.Warning);
        Assert.True(drift.HasShifted);
    }

    [Fact]
    public async Task Read_CommentsThatComeAgain_CountOnce()
    {
        await TakeAsync(One, 0, 250);
        await TakeAsync(One, 0, 250);

        Assert.Equal(250, Assert.Single((await ReadAsync()).Periods).Comments);
    }

    [Fact]
    public async Task Read_CommentsLikeTheCalibrationOverSeveralDays_PutsDaysTogetherAndHasNotShifted()
    {
        foreach (var day in new[] { "2026-02-26", "2026-02-27", "2026-02-28" })
        {
            await AddAsync(day, InventedSpreads.LikeTheCalibration(150));
        }

        var drift = await ReadAsync();

        var period = Assert.Single(drift.Periods);
        Assert.Equal(("2026-02-27", "2026-02-28"), (period.From, period.To));
        Assert.InRange(period.Spam.Index!.Value, 0, 0.1);
        Assert.False(drift.HasShifted);
    }

    [Fact]
    public async Task Read_AnotherModelsComments_AreNotCounted()
    {
        await One.Database.WriteAsync(
            transaction =>
                One.ScoreDayStore.AddAsync(
                    transaction,
                    Days("2026-02-28", "another", InventedSpreads.LikeTheCalibration(500))
                ),
            default
        );

        Assert.Empty((await ReadAsync()).Periods);
    }

    [Fact]
    public async Task Read_BySomebodyWhoMayNotReview_IsRefused() =>
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Drift.ReadAsync(Platform, default));

    private async Task TakeAsync(Replica replica, int from, int count)
    {
        await replica.TakeAsync(Enumerable.Range(from, count).Select(number => Comment($"c{number}")));
        await replica.ScoreDays.StoreAsync(default);
    }

    private Task AddAsync(string day, Spreads spreads) =>
        One.Database.WriteAsync(
            transaction => One.ScoreDayStore.AddAsync(transaction, Days(day, ShippedModel.Model.Version, spreads)),
            default
        );

    private Task<DriftReading> ReadAsync() => Other.Drift.ReadAsync(Ada, default);

    private static Dictionary<(string, string), Spreads> Days(string day, string model, Spreads spreads) =>
        new() { [(day, model)] = spreads };
}

public sealed class SqliteDriftTests() : DriftTests(Store.Sqlite);

public sealed class PostgresDriftTests() : DriftTests(Store.Postgres);
