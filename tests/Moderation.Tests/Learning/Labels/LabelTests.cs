using Moderation.Engine.Training;
using Moderation.Service.Learning;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Labels;

/// <summary>What people said, as training sees it.</summary>
public abstract class LabelTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    [Fact]
    public async Task All_Verdicts_SayWhatWasJudgedAndNoMore()
    {
        await One.TakeAsync(
            Comment("fine", Pending) with
            {
                ThreadId = "t",
                Author = new() { Name = "Mia", Url = "https://mia.example" },
            },
            Comment("toxic", Pending),
            Comment("spam", Pending),
            Comment("both", Pending),
            Comment("other", Pending),
            Comment("open", Pending)
        );
        await SettleAsync("fine", NewVerdict.Approve);
        await SettleAsync("toxic", NewVerdict.Reject("toxicity", "insult"));
        await SettleAsync("spam", NewVerdict.Reject("spam"));
        await SettleAsync("both", NewVerdict.Reject("spam", "toxicity"));
        await SettleAsync("other", NewVerdict.Reject("other"));

        var labels = await LabelsAsync();

        Assert.Equal(
            [
                ("site/fine/1", false, false, ""),
                ("site/toxic/1", true, false, "insult"),
                ("site/spam/1", null, true, ""),
                ("site/both/1", true, true, ""),
            ],
            labels.Select(l => (l.Id, l.Toxic, l.Spam, string.Join(' ', l.Kinds)))
        );
        Assert.All(labels, l => Assert.Equal((1.0, true, LabelOrigin.Verdict), (l.Probability, l.IsHeld, l.Origin)));
        Assert.Equal(["site/t", "site/toxic/1", "site/spam/1", "site/both/1"], labels.Select(l => l.Thread));
        Assert.Equal(
            (Pending, "Mia", "https://mia.example"),
            (labels[0].Comment.Text, labels[0].Comment.AuthorName, labels[0].Comment.AuthorUrl)
        );
        Assert.Equal(Clock.GetUtcNow(), labels[0].At);
    }

    [Fact]
    public async Task All_VerdictUndoneOrReplaced_IsTheOneThatStands()
    {
        await One.TakeAsync(Comment("c", Pending), Comment("d", Pending));
        await SettleAsync("c", NewVerdict.Approve);
        await SettleAsync("d", NewVerdict.Reject("spam"));

        await One.Verdicts.UndoAsync(Ada, [new("site", "c", 1), new("site", "d", 1)]);
        Assert.Empty(await LabelsAsync());
        await SettleAsync("d", NewVerdict.Approve);

        var label = Assert.Single(await LabelsAsync());
        Assert.Equal(("site/d/1", (bool?)false), (label.Id, label.Spam));
    }

    [Fact]
    public async Task All_CommentDeleted_HasNoLabelOfThatRevision()
    {
        await One.TakeAsync(Comment("c", Pending));
        await SettleAsync("c", NewVerdict.Approve);
        await One.TakeAsync(Comment("c", "Another blockedword.", revision: 2));
        await SettleAsync("c", NewVerdict.Reject("spam"), revision: 2);
        Assert.Equal(2, (await LabelsAsync()).Count);

        await One.DeleteAsync("c", revision: 1);
        Assert.Equal("Another blockedword.", Assert.Single(await LabelsAsync()).Comment.Text);
        await One.DeleteAsync("c");

        Assert.Empty(await LabelsAsync());
    }

    [Fact]
    public async Task All_PublishedCommentTakenDown_HasNoKnownChance()
    {
        await One.TakeAsync(Comment("c"));
        await SettleAsync("c", NewVerdict.Reject("spam"));

        var label = Assert.Single(await LabelsAsync());

        Assert.Null(label.Probability);
        Assert.False(label.IsHeld);
    }

    [Fact]
    public async Task All_WhatTheServiceRejectedByItself_IsNoLabel()
    {
        await One.TakeAsync(Comment("c", Pending));
        await One.Verdicts.SettleAsync(Actor.Service, [new("site", "c", 1)], NewVerdict.Reject("spam"));

        Assert.Empty(await LabelsAsync());
        Assert.All(await One.Labels.CountAsync(Admin, default), count => Assert.Equal(0, count.Total));
    }

    [Fact]
    public async Task Count_EverySource_AgreesWithWhatIsRead()
    {
        await One.TakeAsync(Comment("c", Pending), Comment("d", Pending));
        await SettleAsync("c", NewVerdict.Approve);
        await SettleAsync("d", NewVerdict.Reject("other"));
        await ImportAsync("a", Row("One."), Row("Two.", toxic: true), Row("Two.", toxic: true));
        await ImportAsync("b", Row("One."));
        await One.Golden.AddAsync(Admin, Row("Three.", toxic: true), null);

        var counts = await One.Labels.CountAsync(Admin, default);

        Assert.Equal(
            [
                new LabelCount(LabelOrigin.Verdict, 0, 0, 1, 1),
                new LabelCount(LabelOrigin.Audit, 0, 0, 0, 0),
                new LabelCount(LabelOrigin.Import, 1, 0, 1, 2),
                new LabelCount(LabelOrigin.Golden, 1, 0, 0, 1),
            ],
            counts
        );
        var read = (await LabelsAsync()).CountBy(l => l.Origin).ToDictionary();
        Assert.All(counts, count => Assert.Equal(count.Total, read.GetValueOrDefault(count.Origin)));
    }

    [Fact]
    public async Task Count_OfImportsThatTakeLong_IsKeptForAWhile()
    {
        await using var slow = Replica.On(Database, new SlowClock());
        await ImportAsync("first", Row("One."));
        // The first time may be long because the process has just started, and is not kept.
        Assert.Equal(1, await ImportedAsync(slow));
        Assert.Equal(1, await ImportedAsync(slow));

        await ImportAsync("second", Row("Two."));

        Assert.Equal(1, await ImportedAsync(slow));
        Assert.Equal(2, await ImportedAsync(One));

        static async Task<long> ImportedAsync(Replica replica) =>
            (await replica.Labels.CountAsync(Admin, default)).Single(c => c.Origin == LabelOrigin.Import).Total;
    }

    [Fact]
    public async Task Import_SameRowInTwo_CountsOnceAndStaysWithTheOther()
    {
        var first = await ImportAsync("first", Row("One."), Row("Two."));
        var second = await ImportAsync("second", Row("Two."), Row("Three."));
        Assert.Equal((2, 0, 2, 1), (first.Taken, first.Known, second.Taken, second.Known));
        Assert.Equal(["One.", "Two.", "Three."], (await LabelsAsync()).Select(l => l.Comment.Text));

        Assert.Equal(new(WithdrawOutcome.Done, 1), await Other.LabelImports.WithdrawAsync(Admin, first.Id!.Value));

        var left = await LabelsAsync();
        Assert.Equal(["Two.", "Three."], left.Select(l => l.Comment.Text));
        Assert.All(left, l => Assert.Null(l.Probability));
        Assert.Equal(new(WithdrawOutcome.Again), await One.LabelImports.WithdrawAsync(Admin, first.Id!.Value));
        Assert.Equal(new(WithdrawOutcome.Unknown), await One.LabelImports.WithdrawAsync(Admin, 99));
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from imported_labels"));
        Assert.Equal(
            [("second", null), ("first", "Dora")],
            (await One.LabelImports.ListAsync(Admin, default)).Select(i => (i.Name, i.WithdrawnBy))
        );
        var deeds = await One.Deeds.FindAsync(Admin, new HistoryFilter(), null, 10, default);
        Assert.Equal(["labels.withdraw", "labels.import", "labels.import"], deeds.Select(d => d.Action));
    }

    [Fact]
    public async Task Import_ManyRows_AreReadPageByPage()
    {
        var report = await ImportAsync("many", [.. Enumerable.Range(0, 2_500).Select(i => Row($"Remark {i}."))]);

        Assert.Equal(2_500, report.Taken);
        Assert.Equal(2_500, (await LabelsAsync()).DistinctBy(l => l.Id).Count());
        await One.LabelImports.WithdrawAsync(Admin, report.Id!.Value);
        Assert.Empty(await LabelsAsync());
    }

    [Fact]
    public async Task Import_RowsOfTheFuture_AreRefusedByTheirLines()
    {
        var now = Clock.GetUtcNow();

        var report = await ImportAsync(
            "dated",
            Row("One.") with
            {
                At = now.AddYears(-1),
            },
            Row("Two.") with
            {
                At = now.AddYears(70),
            },
            // A clock that is wrong by hours.
            Row("Three.") with
            {
                At = now.AddHours(3),
            }
        );

        Assert.Equal((2, 1), (report.Taken, report.Refused));
        var refused = Assert.Single(report.Refusals);
        Assert.Equal((2, "at"), (refused.Line, refused.Field));
        Assert.Contains("future", refused.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RowsThatContradictEachOther_AreTakenAndCounted()
    {
        var report = await ImportAsync(
            "both",
            Row("One.", toxic: true),
            Row("One."),
            Row("One.") with
            {
                AuthorName = "Mia",
            },
            Row("Two."),
            Row("Two.") with
            {
                Source = "elsewhere",
            },
            Row("Two.") with
            {
                Answer = new(null, true, []),
            },
            Row("Three.") with
            {
                Answer = new(true, null, []),
            },
            Row("Three.") with
            {
                Answer = new(null, true, []),
            }
        );

        // Of another author it is another comment; what one row leaves open contradicts nothing.
        Assert.Equal((8, 2), (report.Taken, report.Contradicting));
    }

    [Fact]
    public async Task Import_BrokenOff_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() =>
            One.LabelImports.TakeAsync(Admin, "broken", false, BrokenAsync(), default)
        );

        Assert.Empty(await LabelsAsync());
        Assert.Empty(await One.LabelImports.ListAsync(Admin, default));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from imported_labels"));

        static async IAsyncEnumerable<LabelLine> BrokenAsync()
        {
            for (var i = 1; i <= 1_500; i++)
            {
                yield return new LabelLine(i, Row($"Remark {i}."));
            }

            await Task.CompletedTask;
            throw new IOException("The line was cut.");
        }
    }

    [Theory]
    [InlineData(false, "imported_labels")]
    [InlineData(true, "golden_comments")]
    public async Task Import_WhoseProcessEnded_IsTakenOutAfterAnHourAndItsTextsAreFree(bool isGolden, string table)
    {
        var (stored, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var reading = One.LabelImports.TakeAsync(Admin, "cut", isGolden, CutAsync(), default);
        await stored.Task;
        Assert.Equal(LabelImports.Batch, await Database.ScalarAsync<long>($"select count(*) from {table}"));
        Clock.Advance(LabelImports.LongestPause);
        Assert.Equal(0, await Other.LabelImports.SweepAsync(default));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Other.LabelImports.SweepAsync(default));

        Assert.Equal(0, await Database.ScalarAsync<long>($"select count(*) from {table}"));
        Assert.Empty(await Other.LabelImports.ListAsync(Admin, default));
        Assert.Equal(GoldenOutcome.Added, (await Other.Golden.AddAsync(Admin, Row("Remark 1."), null)).Outcome);
        Assert.Equal(0, await Other.LabelImports.SweepAsync(default));
        // One that was only slow brings nothing in behind it.
        end.SetResult();
        Assert.Equal(0, (await reading).Taken);
        Assert.Equal(isGolden ? 1 : 0, await Database.ScalarAsync<long>($"select count(*) from {table}"));

        async IAsyncEnumerable<LabelLine> CutAsync()
        {
            for (var i = 1; i <= LabelImports.Batch; i++)
            {
                yield return new LabelLine(i, Row($"Remark {i}."));
            }

            // Asked for the next one, it has stored those.
            stored.SetResult();
            await end.Task;
            yield return new LabelLine(LabelImports.Batch + 1, Row("A late remark."));
        }
    }

    [Fact]
    public async Task Import_WhoseWithdrawalWasNotFinished_LeavesNothingAfterAnHour()
    {
        var report = await One.LabelImports.TakeAsync(
            Admin,
            "golden",
            isGolden: true,
            Lines(Row("One."), Row("Two.")),
            default
        );
        // As it stands where the process ended between the two.
        await Database.ScalarAsync<int>(
            "update label_imports set withdrawn_by = 'Dora', withdrawn_at = finished_at; select 1"
        );
        Assert.Empty(await One.Golden.ListAsync(Admin, null, default));
        Clock.Advance(LabelImports.LongestPause + TimeSpan.FromSeconds(1));

        Assert.Equal(1, await Other.LabelImports.SweepAsync(default));

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from golden_comments"));
        Assert.Equal(report.Id, Assert.Single(await One.LabelImports.ListAsync(Admin, default)).Id);
        Assert.Equal(0, await Other.LabelImports.SweepAsync(default));
    }

    [Fact]
    public async Task Export_BroughtBack_IsKnownAndCountsOnce()
    {
        await One.TakeAsync(Comment("c", Pending), Comment("a/d", Pending));
        await SettleAsync("c", NewVerdict.Approve);
        await SettleAsync("a/d", NewVerdict.Reject("spam"));
        await ImportAsync("theirs", Row("One.") with { Source = "old blog", Thread = "t" }, Row("Two.", toxic: true));
        await One.Golden.AddAsync(Admin, Row("Three.", toxic: true), null);
        var before = await LabelsAsync();

        var report = await BringBackAsync(await ExportedAsync());

        Assert.Equal((2, 5, 0, 0), (report.Taken, report.Known, report.Repeated, report.Refused));
        Assert.Equal(before.Select(Told), (await LabelsAsync()).Select(Told));

        static (string, string, bool?, bool?) Told(LabelledComment label) =>
            (label.Id, label.Thread, label.Toxic, label.Spam);
    }

    [Fact]
    public async Task Export_OfADeletedCommentBroughtBack_HasNoLabel()
    {
        await One.TakeAsync(Comment("c", Pending), Comment("d", Pending), Comment("a/e", Pending));
        await SettleAsync("c", NewVerdict.Approve);
        await SettleAsync("d", NewVerdict.Approve);
        await SettleAsync("a/e", NewVerdict.Approve);
        var exported = await ExportedAsync();
        await One.DeleteAsync("c");
        await One.DeleteAsync("a/e");

        var report = await BringBackAsync(exported);
        var golden = await BringBackAsync(exported, isGolden: true);

        Assert.Equal((0, 1, 2), (report.Taken, report.Known, report.Erased));
        Assert.Equal((1, 2), (golden.Taken, golden.Erased));
        Assert.Equal(["site/d/1", "golden:1"], (await LabelsAsync()).Select(label => label.Id));
    }

    [Fact]
    public async Task Export_OfAGoldenCopyBroughtBack_IsKnownAndGoesWithItsComment()
    {
        await One.TakeAsync(Comment("c"));
        await One.Golden.KeepAsync(Admin, new("site", "c", 1), Answer.Fine);
        var exported = await ExportedAsync();
        Assert.Equal((0, 1), await ReportAsync(exported, report => report.Known));

        await One.DeleteAsync("c");

        Assert.Equal((0, 1), await ReportAsync(exported, report => report.Erased));
        Assert.Empty(await LabelsAsync());

        async Task<(int Taken, int LeftOut)> ReportAsync(IReadOnlyList<LabelRow> rows, Func<ImportReport, int> leftOut)
        {
            var report = await BringBackAsync(rows);
            return (report.Taken, leftOut(report));
        }
    }

    [Theory]
    [InlineData(false, "imported_labels")]
    [InlineData(true, "golden_comments")]
    public async Task Import_OfAnExport_GoesWithItsComments(bool isGolden, string table)
    {
        LabelRow[] rows =
        [
            Row("One.") with
            {
                Copies = new("site/c", 1),
            },
            Row("Two.") with
            {
                Copies = new("site/c", 2),
            },
            Row("Three.") with
            {
                Copies = new("site/a%2Fd", 1),
            },
            Row("Four.") with
            {
                Copies = new("other/c", 1),
            },
            Row("Five."),
        ];
        await BringBackAsync(rows, isGolden);

        await One.DeleteAsync("c", revision: 1);
        Assert.Equal(4, await Database.ScalarAsync<long>($"select count(*) from {table}"));
        await One.DeleteAsync("c");
        await One.DeleteAsync("a/d");

        Assert.Equal(
            ["Five.", "Four."],
            (await LabelsAsync()).Select(label => label.Comment.Text).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Export_OfWhatWasBroughtFromElsewhere_StillNamesItsComment()
    {
        await ImportAsync("theirs", Row("One.") with { Copies = new("site/c", 1) });

        Assert.Equal("site/c/1", Assert.Single(await One.Labels.ExportAsync(Admin, default).ToListAsync()).Id);
    }

    [Fact]
    public async Task Golden_ImportOfManyWithdrawn_IsGoneBatchByBatch()
    {
        var many = Enumerable.Range(0, LabelImports.DropBatch + 50).Select(i => Row($"Remark {i}.")).ToArray();
        var import = await One.LabelImports.TakeAsync(Admin, "golden", isGolden: true, Lines(many), default);
        Assert.Equal(many.Length, import.Taken);

        Assert.Equal(new(WithdrawOutcome.Done), await One.LabelImports.WithdrawAsync(Admin, import.Id!.Value));

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from golden_comments"));
    }

    [Fact]
    public async Task Golden_CopyOfAComment_GoesWithIt()
    {
        await One.TakeAsync(
            Comment("c") with
            {
                ThreadTitle = "Of tea",
                Author = new() { Name = "Mia" },
            }
        );
        var comment = new CommentRef("site", "c", 1);

        Assert.Equal(GoldenOutcome.Added, await One.Golden.KeepAsync(Admin, comment, Answer.Fine));
        Assert.Equal(GoldenOutcome.Known, await Other.Golden.KeepAsync(Admin, comment, new Answer(true, false, [])));
        Assert.Equal(GoldenOutcome.Unknown, await One.Golden.KeepAsync(Admin, new("site", "none", 1), Answer.Fine));
        var kept = Assert.Single(await One.Golden.ListAsync(Admin, null, default));
        Assert.Equal(
            ("A remark.", "Mia", "Of tea", "Dora"),
            (kept.Text, kept.AuthorName, kept.ThreadTitle, kept.AddedBy)
        );
        Assert.Equal($"golden:{kept.Id}", Assert.Single(await LabelsAsync()).Id);

        await One.DeleteAsync("c");

        Assert.Empty(await One.Golden.ListAsync(Admin, null, default));
        Assert.Equal(GoldenOutcome.Unknown, await One.Golden.KeepAsync(Admin, comment, Answer.Fine));
    }

    [Fact]
    public async Task Golden_AddedRemovedAndWithdrawn_IsGone()
    {
        var (outcome, _) = await One.Golden.AddAsync(Admin, Row("Mine.", toxic: true), "Of tea");
        Assert.Equal(GoldenOutcome.Added, outcome);
        var import = await One.LabelImports.TakeAsync(
            Admin,
            "golden",
            isGolden: true,
            Lines(Row("Mine.", toxic: true), Row("Theirs.")),
            default
        );
        Assert.Equal((1, 1), (import.Taken, import.Repeated));
        var kept = await One.Golden.ListAsync(Admin, null, default);
        Assert.Equal(["Theirs.", "Mine."], kept.Select(g => g.Text));

        await One.LabelImports.WithdrawAsync(Admin, import.Id!.Value);
        Assert.True(await One.Golden.RemoveAsync(Admin, kept[1].Id));

        Assert.False(await One.Golden.RemoveAsync(Admin, kept[1].Id));
        Assert.Empty(await LabelsAsync());
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from golden_comments"));
    }

    [Fact]
    public async Task Golden_WithoutTextOrAnswer_IsRefused()
    {
        Assert.Equal(GoldenOutcome.Refused, (await One.Golden.AddAsync(Admin, Row(" "), null)).Outcome);
        Assert.Equal(GoldenOutcome.Refused, (await One.Golden.AddAsync(Admin, Row("a\0b"), null)).Outcome);
        var (outcome, why) = await One.Golden.AddAsync(Admin, Row("Mine.") with { Answer = new(null, null, []) }, null);
        Assert.Equal(GoldenOutcome.Refused, outcome);
        Assert.Contains("toxic nor spam", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryMethod_AskedByAModerator_Refuses()
    {
        Assert.Throws<NotAllowedException>(() =>
        {
            One.Labels.ExportAsync(Ada, default);
        });
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Labels.CountAsync(Ada, default));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.LabelImports.TakeAsync(Ada, "a", false, Lines(), default)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => One.LabelImports.ListAsync(Ada, default));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.LabelImports.WithdrawAsync(Ada, 1));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Golden.AddAsync(Ada, Row("A."), null));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Golden.KeepAsync(Ada, new("site", "c", 1), Answer.Fine)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Golden.RemoveAsync(Ada, 1));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Golden.ListAsync(Ada, null, default));
    }

    private static LabelRow Row(string text, bool toxic = false) =>
        new() { Text = text, Answer = new(toxic, false, []) };

    private static async IAsyncEnumerable<LabelLine> Lines(params LabelRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            yield return new LabelLine(i + 1, rows[i]);
        }

        await Task.CompletedTask;
    }

    private Task<ImportReport> ImportAsync(string name, params LabelRow[] rows) =>
        One.LabelImports.TakeAsync(Admin, name, isGolden: false, Lines(rows), default);

    private async Task<IReadOnlyList<LabelRow>> ExportedAsync()
    {
        using var file = new MemoryStream();
        await LabelJson.WriteAsync(One.Labels.ExportAsync(Admin, default), file);
        file.Position = 0;
        return [.. (await LabelJson.ReadAsync(file, default).ToListAsync()).Select(line => line.Row!)];
    }

    private Task<ImportReport> BringBackAsync(IReadOnlyList<LabelRow> rows, bool isGolden = false) =>
        One.LabelImports.TakeAsync(Admin, "back", isGolden, Lines([.. rows]), default);

    private async Task SettleAsync(string id, NewVerdict verdict, int revision = 1) =>
        Assert.Equal(
            VerdictOutcome.Done,
            (await One.Verdicts.SettleAsync(Ada, [new("site", id, revision)], verdict))[0].Outcome
        );

    private async Task<IReadOnlyList<LabelledComment>> LabelsAsync() =>
        await One.Labels.AllAsync(CancellationToken.None).ToListAsync();

    /// <summary>A clock on which whatever is done takes its time.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        private long _asked;

        public override DateTimeOffset GetUtcNow() =>
            _start + (KeptReading<object>.Short * Interlocked.Increment(ref _asked));
    }
}

public sealed class SqliteLabelTests() : LabelTests(Store.Sqlite);

public sealed class PostgresLabelTests() : LabelTests(Store.Postgres);
