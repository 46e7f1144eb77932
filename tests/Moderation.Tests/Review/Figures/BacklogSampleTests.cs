using Moderation.Service.Review;
using Moderation.Service.Review.Figures;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review.Figures;

/// <summary>How much stood under review at past hours.</summary>
public abstract class BacklogSampleTests(Store store) : DeskTests(store)
{
    [Fact]
    public async Task Read_HoursThatWereMeasured_SaysWhatStoodThereAndLeavesTheOthersOut()
    {
        await using var desk = Replica.On(
            Database,
            Clock,
            ("Policy:ToxicityThreshold", "0.5"),
            ("Policy:SpamThreshold", "0.5"),
            ("Review:SurelySpam", "0.5")
        );
        await desk.TakeAsync(
            Comment("a", Blocked),
            Comment("b", Blocked),
            Comment("fine"),
            Comment("spam", Spam),
            Comment("away", Blocked) with
            {
                SiteId = "elsewhere",
            }
        );
        Assert.True(await TakeAsync(One));
        // One measures in an hour, and what comes afterwards belongs to the next.
        await desk.TakeAsync(Comment("late", Blocked));
        Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await TakeAsync(Other));
        Clock.Advance(TimeSpan.FromMinutes(110));
        Assert.True(await TakeAsync(Other));
        await SettleAsync("a", "b", "late", "spam");
        await One.DeleteAsync("fine");
        Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.True(await TakeAsync(One));

        var all = (await One.Figures.ReadAsync(Ada, FigureRange.Day, CancellationToken.None)).Periods;
        var own = (await One.Figures.ReadAsync(OfElsewhere, FigureRange.Day, CancellationToken.None)).Periods;

        Assert.Equal([null, (3, 1), null, (4, 1), (1, 0)], all.TakeLast(5).Select(Numbers));
        Assert.All(all.SkipLast(5), period => Assert.Null(period.Backlog));
        Assert.Equal([null, (1, 0), null, (1, 0), (1, 0)], own.TakeLast(5).Select(Numbers));
    }

    [Fact]
    public async Task Read_NothingUnderReview_IsMeasuredAsNone()
    {
        Assert.True(await TakeAsync(One));

        var sheet = await One.Figures.ReadAsync(Ada, FigureRange.Day, CancellationToken.None);

        Assert.Equal((0, 0), Numbers(sheet.Periods[^1]));
        Assert.Null(Numbers(sheet.Periods[^2]));
    }

    [Fact]
    public async Task Read_AMonth_ShowsTheLastOfEach24Hours()
    {
        for (var hour = 0; hour < 50; hour++)
        {
            await One.TakeAsync(Comment($"c-{hour}", Blocked));
            await TakeAsync(One);
            Clock.Advance(TimeSpan.FromHours(1));
        }

        var sheet = await One.Figures.ReadAsync(Ada, FigureRange.Month, CancellationToken.None);

        Assert.Equal([3, 27, 50], sheet.Periods.Select(period => period.Backlog?.Judgement).OfType<long>());
    }

    [Fact]
    public async Task Take_AfterALongTime_ForgetsWhatNobodyShows()
    {
        await TakeAsync(One);
        Clock.Advance(BacklogSampling.Kept + TimeSpan.FromHours(1));
        await TakeAsync(One);

        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from backlog_samples"));
    }

    [Fact]
    public async Task Take_ReplicasAtOnce_MeasureOnce()
    {
        await One.TakeAsync(Comment("a", Blocked));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => TakeAsync(i % 2 == 0 ? One : Other))));

        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from backlog_samples"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select cast(sum(judgement) as bigint) from backlog_samples"));
    }

    private Task<bool> TakeAsync(Replica replica) =>
        BacklogSampling.TakeAsync(replica.Samples, Clock.GetUtcNow(), CancellationToken.None);

    private Task SettleAsync(params IEnumerable<string> ids) =>
        One.Verdicts.SettleAsync(Ada, [.. ids.Select(id => new CommentRef("site", id, 1))], NewVerdict.Approve);

    private static (long, long)? Numbers(HourFigures hour) =>
        hour.Backlog is { } backlog ? (backlog.Judgement, backlog.SurelySpam) : null;
}

public sealed class PostgresBacklogSampleTests() : BacklogSampleTests(Store.Postgres);

public sealed class SqliteBacklogSampleTests() : BacklogSampleTests(Store.Sqlite);
