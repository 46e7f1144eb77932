using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>What of the labels may examine a training: nothing that taught the champion.</summary>
public abstract class WhatExaminesTests(Store store) : TrainingTests(store)
{
    [Fact]
    public async Task Run_WhereNothingOfTheBlogsOwnExamines_RemembersThatAllOfItTaught()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        var imported = await RunAsync();
        await One.TakeAsync(Comment("c", "A blockedword.") with { ThreadId = "the only one" });
        await One.Verdicts.SettleAsync(Ada, [new("site", "c", 1)], NewVerdict.Approve);
        Clock.Advance(TimeSpan.FromHours(1));

        var settled = await RunAsync();

        Assert.Null((await One.TrainingStore.TaughtAsync(imported.Model!, default))!.Cut);
        Assert.Equal(Clock.GetUtcNow(), (await One.TrainingStore.TaughtAsync(settled.Model!, default))!.Cut);
        Assert.Null(await One.TrainingStore.TaughtAsync(Root, default));
    }

    [Fact]
    public async Task Run_CommentMadeGoldenAfterItTaughtTheChampion_IsKeptOutOfTheComparison()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        var first = await RunAsync();
        await One.Promotions.PromoteAsync(Admin, first.Model!, null, Root);
        Clock.Advance(TimeSpan.FromHours(1));
        var all = await One.Labels.AllAsync(CancellationToken.None).ToListAsync();
        var taught = LabelSplit.Of(all).Training[0];
        await One.Golden.AddAsync(Admin, new() { Text = taught.Comment.Text, Answer = Answer.Fine }, null);

        var second = await RunAsync();

        var report = ModelReport.Read((await One.Models.ReportAsync(Admin, second.Model!, default))!);
        Assert.Equal(0, report.Examined.Golden);
        Assert.Contains(
            report.Examination.Remarks,
            remark => remark.StartsWith("Of the golden comments 1 had no part", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_ThreadThatWasCutByItsTextsForTheChampion_IsCutSoWhenItIsShort()
    {
        // In one thread that examines, more than are kept aside whole.
        var (thread, words) = (OneThatExamines(), new[] { "brindlewort", "willow", "marrowbone", "meadow" });
        LabelRow[] rows = [.. words.SelectMany((word, number) => Invented(word, toxic: number % 2 == 0))];
        await ImportAsync("most of it", rows[..400].Select(row => row with { Thread = thread }));
        var rest = await ImportAsync("the rest", rows[400..].Select(row => row with { Thread = thread }));
        var first = await RunAsync();
        await One.Promotions.PromoteAsync(Admin, first.Model!, null, Root);
        Clock.Advance(TimeSpan.FromHours(1));
        await One.LabelImports.WithdrawAsync(Admin, rest.Id!.Value);

        var second = await RunAsync();

        var report = ModelReport.Read((await One.Models.ReportAsync(Admin, second.Model!, default))!);
        Assert.Single(report.CutThreads);
        Assert.InRange(report.Examined.Rows, 50, 150);
        Assert.Equal(400, report.Examined.Rows + report.Trained.Rows + report.NearDuplicates);

        static string OneThatExamines() =>
            Enumerable
                .Range(0, 100)
                .Select(number => $"t{number}")
                .First(name => StableHash.Of($"examines {LabelName.OfThread("", name)}") % 4 == 0);
    }

    // Whoever takes the labels home and brings a model back may have taught it any of them.
    [Fact]
    public async Task Run_ChampionWasBroughtByHand_IsExaminedByNothingThatItMayHaveLearnedFrom()
    {
        const int Each = 40;
        string[] bad = [.. InventedTexts.With("A blockedword and a brindlewort", Each)];
        string[] good = [.. InventedTexts.With("A blockedword and then a willow", Each)];
        foreach (var number in Enumerable.Range(0, Each))
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await One.TakeAsync(Comment($"bad-{number}", bad[number]), Comment($"good-{number}", good[number]));
        }

        await SettleAsync("bad", Each, NewVerdict.Reject("toxicity", "insult"));
        await SettleAsync("good", Each, NewVerdict.Approve);
        await ImportAsync("before", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        var labels = await One.Labels.AllAsync(default).ToListAsync();
        var adapted = Adaptation.Run(Model.ShippedFolder, labels, new AdaptationOptions(), _ => { });
        var archive = ModelArchive.Pack(ModelSource.Of(adapted.Pack("brought", adapted.Thresholds, null)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var before = ModelReport.Read((await One.Models.ReportAsync(Admin, (await RunAsync()).Model!, default))!);
        await One.Models.UploadAsync(Admin, new MemoryStream(archive));
        await One.Promotions.PromoteAsync(Admin, "brought", null, Root);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ImportAsync("after", Invented("marrowbone", toxic: true), Invented("meadow", toxic: false));

        var after = ModelReport.Read((await One.Models.ReportAsync(Admin, (await RunAsync()).Model!, default))!);

        Assert.Equal("brought", after.Examination.Champion);
        Assert.Equal([ExaminedPart.Blog, ExaminedPart.Imports], before.Examination.Rows.Keys.Order());
        Assert.Equal([ExaminedPart.Imports], after.Examination.Rows.Keys);
        // Of the import that came later at most a quarter, and of the others nothing.
        Assert.InRange(after.Examined.Rows, 20, 130);
        Assert.Equal((2 * Each) + 800, after.Examined.Rows + after.Trained.Rows + after.NearDuplicates);
    }

    // The newest comments that were sent to review wait, while those approved beside them may be audited: figures of these
    // would take the present model for one that finds nothing.
    [Fact]
    public async Task Run_NewestReviewNotSettled_SaysThatTheBlogsLabelsDoNotTell()
    {
        const int Each = 40;
        foreach (var number in Enumerable.Range(0, Each))
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await One.TakeAsync(
                Comment($"bad-{number}", $"A blockedword and a brindlewort, number {number} of {number * 7}."),
                Comment($"good-{number}", $"A blockedword and a willow, number {number} of {number * 7}.")
            );
        }

        await SettleAsync("bad", Each, NewVerdict.Reject("toxicity", "insult"));
        await SettleAsync("good", Each, NewVerdict.Approve);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var settled = (await One.ModelReports.FindAsync(Admin, (await RunAsync()).Model!, default))!.Examination;
        await One.TakeAsync([
            .. Enumerable
                .Range(0, Each)
                .Select(number => Comment($"new-{number}", $"A blockedword in the new number {number}.")),
        ]);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var training = await RunAsync();
        var waiting = (await One.ModelReports.FindAsync(Admin, training.Model!, default))!.Examination;

        Assert.InRange(settled.Review!.Settled, 10, Each);
        Assert.Equal((0, Each), (settled.Review.Open, waiting.Review!.Open));
        Assert.Equal(settled.Review.Settled, waiting.Review.Settled);
        Assert.False(waiting.IsToldByTheBlog);
        Assert.Contains("40 of them still wait", waiting.Doubt, StringComparison.Ordinal);
    }
}

public sealed class PostgresWhatExaminesTests() : WhatExaminesTests(Store.Postgres);

public sealed class SqliteWhatExaminesTests() : WhatExaminesTests(Store.Sqlite);
