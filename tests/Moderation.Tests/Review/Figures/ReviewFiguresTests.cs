using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Review.Figures;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review.Figures;

/// <summary>Figures against what was counted by hand.</summary>
public abstract class ReviewFiguresTests(Store store) : DeskTests(store)
{
    private const string Fine = "A remark.";

    [Fact]
    public async Task Read_ADay_CountsEachHour()
    {
        await One.TakeAsync(Comments("old", 2, Blocked));
        Clock.Advance(TimeSpan.FromHours(25));
        await One.TakeAsync([.. Comments("fine", 3, Fine), .. Comments("p", 2, Blocked)]);
        Clock.Advance(TimeSpan.FromMinutes(90));
        await Other.TakeAsync([.. Comments("late", 1, Fine), .. Comments("q", 3, Blocked)]);
        await SettleAsync(Ada, "p-0", NewVerdict.Approve);
        await SettleAsync(Ada, "p-1", NewVerdict.Reject("spam"));
        await SettleAsync(Ben, "q-0", NewVerdict.Reject("other"));
        await SettleAsync(Ben, "q-1", NewVerdict.Reject("spam"));
        await One.Verdicts.UndoAsync(Ada, [new CommentRef("site", "q-1", 1)]);
        Clock.Advance(TimeSpan.FromMinutes(30));

        var sheet = await ReadAsync(FigureRange.Day);

        Assert.Equal(24, sheet.Periods.Count);
        Assert.Equal(Clock.GetUtcNow(), sheet.Periods[^1].Hour);
        Assert.Equal((5, 3, 2, 0), Numbers(sheet.Periods[^3]));
        Assert.Equal((4, 1, 3, 4), Numbers(sheet.Periods[^2]));
        Assert.All(sheet.Periods.SkipLast(3).Append(sheet.Periods[^1]), p => Assert.Equal((0, 0, 0, 0), Numbers(p)));
        Assert.Equal(
            [("Ada", 1, 1, 0), ("Ben", 0, 2, 1)],
            sheet.Moderators.Select(m => (m.Name, m.Approved, m.Rejected, m.Undone))
        );
        var signal = Assert.Single(sheet.Signals);
        Assert.Equal(
            ("blocked-word", 5, 1, 2, 2),
            (signal.Code, signal.Sent, signal.Approved, signal.Rejected, signal.Open)
        );
        var began = Clock.GetUtcNow() - TimeSpan.FromHours(27);
        Assert.Equal([2, 0, 0, 0, 2, 0, 0], sheet.Backlog.Bands.Select(band => band.Count));
        Assert.Equal(4, sheet.Backlog.Count);
        Assert.Equal((began, began.AddMinutes(26.5 * 60)), (sheet.Backlog.Oldest, sheet.Backlog.Median));
    }

    [Theory]
    [InlineData(nameof(FigureRange.Day), 24, 1)]
    [InlineData(nameof(FigureRange.Week), 168, 7)]
    [InlineData(nameof(FigureRange.Month), 30, 30)]
    public async Task Read_ALongTime_CountsTheWindowAlone(string range, int periods, int days)
    {
        // One comment every day, and one now.
        for (var day = 0; day < 40; day++)
        {
            await One.TakeAsync(Comment($"c-{day}", Fine));
            await One.TakeAsync(Comment($"c-{day}", Blocked, revision: 2));
            Clock.Advance(TimeSpan.FromHours(24));
        }

        await One.TakeAsync(Comment("now", Blocked));

        var sheet = await ReadAsync(Enum.Parse<FigureRange>(range));

        // What came exactly so many days ago came in the hour before the window.
        Assert.Equal(periods, sheet.Periods.Count);
        Assert.Equal(((days - 1) * 2) + 1, sheet.Periods.Sum(p => p.Arrived));
        Assert.Equal(days - 1, sheet.Periods.Sum(p => p.Approved));
        Assert.Equal(days, sheet.Signals.Single().Sent);
    }

    [Fact]
    public async Task Agreement_OnACategory_CountsWhatModeratorsRuled()
    {
        await using var desk = Desk();
        await desk.TakeAsync(Comments("c", 7, Toxic));
        await SettleAsync(Ada, "c-0", NewVerdict.Reject("toxicity", "insult"));
        await SettleAsync(Ben, "c-1", NewVerdict.Reject("spam", "toxicity"));
        await SettleAsync(Ben, "c-2", NewVerdict.Reject("other"));
        await SettleAsync(Ben, "c-3", NewVerdict.Approve);
        await SettleAsync(Actor.Service, "c-4", NewVerdict.Reject("toxicity"));
        await SettleAsync(Ben, "c-5", NewVerdict.Reject("toxicity"));
        await One.Verdicts.UndoAsync(Ben, [new CommentRef("site", "c-5", 1)]);

        var sheet = await ReadAsync(FigureRange.Day);

        Assert.Equal([new("toxicity", 2, 1, 1), new("spam", 0, 0, 0)], sheet.Agreement);
        var (toxicity, spam) = (sheet.Agreement[0], sheet.Agreement[1]);
        Assert.Equal((4, 0.5), (toxicity.Ruled, toxicity.Share));
        // Clopper and Pearson for 2 of 4, from their tables.
        Assert.Equal((0.0676, 0.9324), (toxicity.Low, toxicity.High), Within(0.0001));
        Assert.Equal((0, null), (spam.Ruled, spam.Share));
        Assert.Equal(
            (7, 1, 4, 2),
            sheet
                .Signals.Where(s => s.Code == "toxicity")
                .Select(s => (s.Sent, s.Approved, s.Rejected, s.Open))
                .Single()
        );
    }

    [Fact]
    public async Task Signals_ReportedByReaders_AreCountedWhereverTheyCameFrom()
    {
        await One.TakeAsync(Comments("c", 3, Fine));
        foreach (var id in new[] { "c-0", "c-1" })
        {
            var report = new CommentReported { SiteId = "site", CommentId = id };
            await One.Reports.TakeAsync(Platform, report, null, isRepeat: false, CancellationToken.None);
        }

        await SettleAsync(Ada, "c-0", NewVerdict.Reject("spam"));

        var signal = Assert.Single((await ReadAsync(FigureRange.Day)).Signals);

        Assert.Equal(("reported", 2, 1, 1), (signal.Code, signal.Sent, signal.Rejected, signal.Open));
    }

    [Fact]
    public async Task Read_OfAnotherSite_CountsNothing()
    {
        await One.TakeAsync(Comments("c", 3, Blocked));
        await SettleAsync(Ada, "c-0", NewVerdict.Approve);

        var sheet = await One.Figures.ReadAsync(OfElsewhere, FigureRange.Day, CancellationToken.None);

        Assert.All(sheet.Periods, period => Assert.Equal((0, 0, 0, 0), Numbers(period)));
        Assert.Equal((0, null, null), (sheet.Backlog.Count, sheet.Backlog.Oldest, sheet.Backlog.Median));
        Assert.Empty(sheet.Moderators);
        Assert.Empty(sheet.Signals);
        Assert.Null(await One.Backlog.LateAsync(OfElsewhere, CancellationToken.None));
    }

    [Fact]
    public async Task Read_NothingThere_IsAllZero()
    {
        var sheet = await ReadAsync(FigureRange.Week);

        Assert.All(sheet.Periods, period => Assert.Equal((0, 0, 0, 0), Numbers(period)));
        Assert.Equal(0, sheet.Backlog.Count);
        Assert.Null(sheet.Backlog.Oldest);
    }

    [Fact]
    public async Task Read_WithinTenSeconds_GivesTheSameAgain()
    {
        var first = await ReadAsync(FigureRange.Day);
        await One.TakeAsync(Comment("c"));
        Clock.Advance(ReviewFigures.Kept / 2);
        Assert.Same(first, await ReadAsync(FigureRange.Day));

        // However slow the machine: it is kept for longer where counting took longer.
        Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, (await ReadAsync(FigureRange.Day)).Periods.Sum(p => p.Arrived));
    }

    [Fact]
    public async Task Read_WhoMayNotReview_IsRefused()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Figures.ReadAsync(Platform, FigureRange.Day, CancellationToken.None)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Backlog.LateAsync(Platform, CancellationToken.None));
    }

    [Fact]
    public async Task Late_OldestWaitsLongerThanADay_IsTold()
    {
        var began = Clock.GetUtcNow();
        await One.TakeAsync(Comments("c", 2, Blocked));
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Null(await One.Backlog.LateAsync(Ada, CancellationToken.None));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(began, await One.Backlog.LateAsync(Ada, CancellationToken.None));

        await SettleAsync(Ada, "c-0", NewVerdict.Approve);
        Assert.Equal(began, await One.Backlog.LateAsync(Ada, CancellationToken.None));
        await SettleAsync(Ada, "c-1", NewVerdict.Approve);

        Assert.Null(await One.Backlog.LateAsync(Ada, CancellationToken.None));
    }

    private Task<FigureSheet> ReadAsync(FigureRange range) => One.Figures.ReadAsync(Ada, range, CancellationToken.None);

    private Task SettleAsync(Actor by, string id, NewVerdict verdict) =>
        One.Verdicts.SettleAsync(by, [new CommentRef("site", id, 1)], verdict);

    private static IEnumerable<CommentSubmitted> Comments(string prefix, int count, string text) =>
        Enumerable.Range(0, count).Select(i => Comment($"{prefix}-{i}", text));

    private static (long, long, long, long) Numbers(HourFigures hour) =>
        (hour.Arrived, hour.Approved, hour.Sent, hour.Settled);

    private static EqualityComparer<(double, double)> Within(double tolerance) =>
        EqualityComparer<(double, double)>.Create(
            (a, b) => Math.Abs(a.Item1 - b.Item1) < tolerance && Math.Abs(a.Item2 - b.Item2) < tolerance
        );
}

public sealed class PostgresReviewFiguresTests() : ReviewFiguresTests(Store.Postgres);

public sealed class SqliteReviewFiguresTests() : ReviewFiguresTests(Store.Sqlite);
