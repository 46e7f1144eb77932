using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What stands of what was done.</summary>
public abstract class HistoryLineTests(Store store) : StoreTests(store)
{
    private static readonly HistoryFilter All = new();

    [Fact]
    public async Task Find_OfTwoVerdictsOnOneComment_OnlyTheOneThatStandsCanBeUndone()
    {
        await One.TakeAsync(Comment("c"));
        CommentRef[] comment = [new("site", "c", 1)];
        await RuleAsync(comment);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await One.Verdicts.UndoAsync(Ben, comment);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await RuleAsync(comment);

        var lines = await FindAsync(All);

        Assert.Equal(["verdict.reject", "undo", "verdict.reject"], lines.Select(l => l.Entry.Action));
        Assert.Equal([new CommentRef("site", "c", 1, 4), null, null], lines.Select(l => l.Standing));
        var line = (await One.Lines.FindAsync(Ada, lines[0].Entry.Id, CancellationToken.None))!;
        Assert.Equal(VerdictOutcome.Done, (await One.Verdicts.UndoAsync(Ada, [line.Standing!]))[0].Outcome);
        Assert.All(await FindAsync(All), l => Assert.Null(l.Standing));
    }

    [Fact]
    public async Task Find_AVerdictOnWhatWasEditedOrDeletedSince_CannotBeUndone()
    {
        await One.TakeAsync(Comment("edited"), Comment("gone"));
        await RuleAsync([new("site", "edited", 1), new("site", "gone", 1)]);
        await One.TakeAsync(Comment("edited", "Better.", revision: 2));
        await One.DeleteAsync("gone");

        Assert.All(await FindAsync(All), line => Assert.Null(line.Standing));
    }

    [Fact]
    public async Task Find_Folded_ABulkIsOneLineWithItsProgress()
    {
        await One.TakeAsync(Enumerable.Range(0, 3).Select(i => Comment($"c-{i}")));
        CommentRef[] comments = [.. Enumerable.Range(0, 3).Select(i => new CommentRef("site", $"c-{i}", 1))];
        await RuleAsync([comments[0]]);
        var bulk = (await One.Bulks.BeginAsync(Ada, comments, NewVerdict.Reject("spam"))).Id;
        await WorkAsync();
        await One.Verdicts.UndoAsync(Ben, [comments[1]]);

        var folded = await FindAsync(new() { IsFolded = true });

        Assert.Equal(["undo", "bulk", "verdict.reject"], folded.Select(l => l.Entry.Action));
        var line = folded[1].Bulk!;
        Assert.Equal(
            (bulk, BulkKind.Verdict, "reject", "spam", 3, 3, 2, 1, true),
            (
                line.Id,
                line.Kind,
                line.Ruling,
                line.Categories,
                line.Total,
                line.Done,
                line.Settled,
                line.Standing,
                line.CanUndo
            )
        );
        Assert.Equal(
            ["verdict.reject", "verdict.reject", "bulk"],
            (await FindAsync(new() { BulkId = bulk })).Select(l => l.Entry.Action)
        );

        await One.Bulks.UndoAsync(Ben, bulk);
        await WorkAsync();
        var bulks = await FindAsync(new() { Action = "bulk", IsFolded = true });
        Assert.Equal([BulkKind.Undo, BulkKind.Verdict], bulks.Select(l => l.Bulk!.Kind));
        Assert.All(bulks, l => Assert.False(l.Bulk!.CanUndo));
    }

    [Fact]
    public async Task Find_OneLine_IsThatOneOrNone()
    {
        await One.TakeAsync(Comment("c"));
        await RuleAsync([new("site", "c", 1)]);
        var id = (await FindAsync(All))[0].Entry.Id;

        Assert.Equal(id, (await One.Lines.FindAsync(Ada, id, CancellationToken.None))!.Entry.Id);
        foreach (var other in new[] { id + 1, 0, -1, long.MinValue, long.MaxValue })
        {
            Assert.Null(await One.Lines.FindAsync(Ada, other, CancellationToken.None));
        }

        Assert.Null(await One.Lines.FindAsync(OfElsewhere, id, CancellationToken.None));
    }

    private Task RuleAsync(CommentRef[] comments) => One.Verdicts.SettleAsync(Ada, comments, NewVerdict.Reject("spam"));

    private Task<IReadOnlyList<HistoryLine>> FindAsync(HistoryFilter filter) =>
        One.Lines.FindAsync(Ada, filter, null, 50, CancellationToken.None);

    private async Task WorkAsync()
    {
        while (await One.Bulks.StepAsync(CancellationToken.None)) { }
    }
}

public sealed class PostgresHistoryLineTests() : HistoryLineTests(Store.Postgres);

public sealed class SqliteHistoryLineTests() : HistoryLineTests(Store.Sqlite);
