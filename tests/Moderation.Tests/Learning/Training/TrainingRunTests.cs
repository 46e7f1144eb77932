using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>Trainings from the labels to a model that may be promoted, or may not.</summary>
public abstract class TrainingRunTests(Store store) : StoreTests(store)
{
    private static string Root => ShippedModel.Model.Version;

    [Fact]
    public async Task Run_LabelsOfAWordThatTheRootDoesNotKnow_OffersAModelThatDoes()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));

        var training = await RunAsync();
        var report = ModelReport.Read((await One.Models.ReportAsync(Admin, training.Model!, default))!);
        var promoted = await One.Promotions.PromoteAsync(Admin, training.Model!, null, Root);
        await One.TakeAsync(
            Comment("bad", "Only a brindlewort could write this article."),
            Comment("good", "Only a willow grows beside this river.")
        );

        Assert.Equal((TrainingState.Offered, 1.0), (training.State, training.Progress));
        Assert.Equal(PromotionOutcome.Promoted, promoted.Outcome);
        Assert.Equal(Root, report.Root);
        Assert.Equal((Root, training.Model), (report.Examination.Champion, report.Examination.Challenger));
        Assert.Equal([LabelOrigin.Import], report.Origins.Keys);
        Assert.Contains(report.Moves, move => move is { Word: "brindlewort", Category: Category.Toxicity });
        Assert.True(report.Examined.Rows is > 50 and < 150, $"{report.Examined}");
        var (bad, good) = (await DecisionAsync("bad"), await DecisionAsync("good"));
        Assert.Equal((training.Model, training.Model), (bad.Model, good.Model));
        Assert.InRange(bad.Scores.Toxicity, 5 * good.Scores.Toxicity, 1);
        Assert.InRange(ShippedModel.Model.Score(new("Only a brindlewort could write this article.")).Toxicity, 0, 0.1);
    }

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

    [Fact]
    public async Task Run_WithoutLabels_SaysSoAndChangesNothing()
    {
        var training = await RunAsync();

        Assert.Equal((TrainingState.Refused, (string?)null), (training.State, training.Model));
        Assert.Contains("too few", training.Outcome, StringComparison.Ordinal);
        Assert.DoesNotContain(await One.Models.ListAsync(Admin, default), model => model.Origin == ModelOrigin.Trained);
    }

    [Fact]
    public async Task Run_LabelsOfOneKindAlone_SaysThatThereMustBeBoth()
    {
        await ImportAsync("all spam", Invented("kettle", toxic: null, spam: true), Invented("garden", null, true));

        var training = await RunAsync();

        Assert.Equal((TrainingState.Refused, (string?)null), (training.State, training.Model));
        Assert.Contains("at least 8 of each", training.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LabelsThatSayTheOpposite_IsNotOfferedAndCannotBePromoted()
    {
        // A tenth of the project's own rows, each with the other label.
        await ImportAsync(
            "poisoned",
            SyntheticRows
                .All()
                .Where((row, number) => row.Toxic is not null && number % 10 == 0)
                .Select(row => new LabelRow
                {
                    Text = row.Text,
                    Thread = row.Group,
                    Answer = new(row.Toxic == 0, false, []),
                })
        );

        var training = await RunAsync();
        var answer = await One.Promotions.PromoteAsync(Admin, training.Model!, null, Root);

        Assert.Equal(TrainingState.Refused, training.State);
        Assert.Contains("the import “poisoned”", training.Outcome, StringComparison.Ordinal);
        Assert.Contains("look turned round", training.Outcome, StringComparison.Ordinal);
        Assert.Equal(PromotionOutcome.Refused, answer.Outcome);
        Assert.Equal(Root, One.InForce.Current.Model.Version);
    }

    // It teaches whole, as three in four threads do: nothing of it examines, and whatever learned from it would look no worse.
    [Fact]
    public async Task Run_LabelsThatSayTheOppositeInOneThread_IsNotOffered()
    {
        var thread = Enumerable
            .Range(0, 100)
            .Select(number => $"t{number}")
            .First(name => StableHash.Of($"examines {LabelName.OfThread("", name)}") % 4 != 0);
        await ImportAsync(
            "poisoned",
            SyntheticRows
                .All()
                .Where((row, number) => row.Toxic is not null && number % 10 == 0)
                .Select(row => new LabelRow
                {
                    Text = row.Text,
                    Thread = thread,
                    Answer = new(row.Toxic == 0, false, []),
                })
        );

        var training = await RunAsync();

        var report = ModelReport.Read((await One.Models.ReportAsync(Admin, training.Model!, default))!);
        Assert.Equal(0, report.Examined.Rows);
        Assert.Equal(TrainingState.Refused, training.State);
        Assert.Contains(
            "the import “poisoned”: the model that trainings begin with, or the present one where it does so better, ranks them the wrong way round",
            training.Outcome,
            StringComparison.Ordinal
        );
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

    [Fact]
    public async Task Run_LabelsThatContradictEachOther_MakesAModelThatKnowsNoMoreOfThem()
    {
        await ImportAsync("yes", Invented("harbour", toxic: true));
        await ImportAsync("no", Invented("harbour", toxic: false));

        var training = await RunAsync();

        var report = ModelReport.Read((await One.Models.ReportAsync(Admin, training.Model!, default))!);
        var model = await LoadAsync(training);
        var scores = InventedTexts.With("harbour", 50).Select(text => (double)model.Score(new(text)).Toxicity);
        Assert.Equal(report.Trained.Toxic, report.Trained.NotToxic);
        Assert.InRange(report.Trained.Toxic, 100, 200);
        // Whoever believed either half would call them abuse, or do so of half of them.
        Assert.All(scores, score => Assert.InRange(score, 0, 0.05));
        // Of a word that one half alone would have taught.
        Assert.DoesNotContain(report.Moves, move => move.Word == "harbour");
    }

    [Fact]
    public async Task Run_SameLabelsAgain_GivesTheSameWeightsAndAnExaminationOfItsOwn()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.Equal(($"{Weights(first)}-1", $"{Weights(first)}-2"), (first.Model, second.Model));
        Assert.NotNull(await One.Models.ReportAsync(Admin, second.Model!, default));

        static string Weights(StoredTraining training) => training.Model![..training.Model!.LastIndexOf('-')];
    }

    [Fact]
    public async Task Run_ComparedWithAModelThatScoresNoMore_CannotBePromotedUntilItIsComparedAgain()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        var (first, second) = (await RunAsync(), await RunAsync());
        await One.Promotions.PromoteAsync(Admin, second.Model!, null, Root);

        var stale = await One.Promotions.PromoteAsync(Admin, first.Model!, null, second.Model!);
        var third = await RunAsync();
        var fresh = await One.Promotions.PromoteAsync(Admin, third.Model!, null, second.Model!);

        Assert.Equal(PromotionOutcome.Refused, stale.Outcome);
        Assert.Contains($"compared with {Root}", stale.Refusal, StringComparison.Ordinal);
        Assert.Equal(PromotionOutcome.Promoted, fresh.Outcome);
    }

    [Fact]
    public async Task Run_ImportThatIsWithdrawnSince_CannotBePromotedUntilItIsTrainedWithout()
    {
        var words = await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        await ImportAsync("another", Invented("marrowbone", true), Invented("meadow", false));
        Clock.Advance(TimeSpan.FromHours(1));
        var first = await RunAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        await One.LabelImports.WithdrawAsync(Admin, words.Id!.Value);

        var stale = await One.Promotions.PromoteAsync(Admin, first.Model!, null, Root);
        var said = await ObstacleAsync(first);
        Clock.Advance(TimeSpan.FromHours(1));
        var second = await RunAsync();
        var fresh = await One.Promotions.PromoteAsync(Admin, second.Model!, null, Root);

        Assert.Equal(PromotionOutcome.Refused, stale.Outcome);
        Assert.Contains("“the old blog”", stale.Refusal, StringComparison.Ordinal);
        Assert.Contains("“the old blog”", said, StringComparison.Ordinal);
        Assert.Equal(PromotionOutcome.Promoted, fresh.Outcome);
    }

    [Fact]
    public async Task Texts_OfWhatWouldBeDecidedDifferently_AreThereAsLongAsTheyAreKept()
    {
        await One.TakeAsync(Comment("c", "A remark of a reader."));
        var import = await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        var imported = await One.Labels.AllAsync(CancellationToken.None).FirstAsync();
        var report = (await One.ModelReports.FindAsync(Admin, (await RunAsync()).Model!, default))!;
        report = Listing(report, ["site/c/1", imported.Id, "import:0", "golden:1"]);

        var told = await One.ModelReports.TextsAsync(Admin, report, default);
        await One.LabelImports.WithdrawAsync(Admin, import.Id!.Value);
        var left = await One.ModelReports.TextsAsync(Admin, report, default);

        Assert.Equal(["import:1", "site/c/1"], told.Keys.Order());
        Assert.Equal((imported.Comment.Text, null), (told[imported.Id].Text, told[imported.Id].SiteId));
        Assert.Equal(("A remark of a reader.", "c"), (told["site/c/1"].Text, told["site/c/1"].CommentId));
        Assert.Equal(["site/c/1"], left.Keys);
    }

    [Fact]
    public async Task Texts_OfCommentsWhoseIdsHoldStrokes_AreTheirOwn()
    {
        await One.TakeAsync(
            Comment("c", "The one.") with
            {
                SiteId = "a/b",
            },
            Comment("b/c", "The other.") with
            {
                SiteId = "a",
            }
        );
        await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        var report = (await One.ModelReports.FindAsync(Admin, (await RunAsync()).Model!, default))!;
        var recent = (await One.Recent.ReadAsync(default)).Comments;
        report = Listing(report, recent.Select(one => one.Id));

        var told = await One.ModelReports.TextsAsync(Admin, report, default);

        Assert.Equal(
            recent.Select(one => (one.Id, one.Comment.Text)).Order(),
            told.Values.Select(text => (text.Name, text.Text)).Order()
        );
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task Run_GoldenCommentThatIsTakenOutSince_CannotBePromotedUntilItIsExaminedAgain()
    {
        await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        await One.Golden.AddAsync(Admin, new() { Text = "A known remark.", Answer = Answer.Fine }, null);
        var known = Assert.Single(await One.Golden.ListAsync(Admin, null, default));
        Clock.Advance(TimeSpan.FromHours(1));
        var first = await RunAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        // It examined nothing yet, and comes and goes as it likes.
        await One.Golden.AddAsync(Admin, new() { Text = "A later remark.", Answer = Answer.Fine }, null);
        var later = (await One.Golden.ListAsync(Admin, null, default))[0];
        await One.Golden.RemoveAsync(Admin, later.Id);
        Assert.Null(await ObstacleAsync(first));

        await One.Golden.RemoveAsync(Admin, known.Id);
        var stale = await One.Promotions.PromoteAsync(Admin, first.Model!, null, Root);
        Clock.Advance(TimeSpan.FromHours(1));
        var second = await RunAsync();

        Assert.Equal(PromotionOutcome.Refused, stale.Outcome);
        Assert.Contains("golden", stale.Refusal, StringComparison.Ordinal);
        Assert.Null(await ObstacleAsync(second));
    }

    [Fact]
    public async Task Run_VerdictUndoneSince_IsNoObstacle()
    {
        await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        await One.TakeAsync(Comment("c", "A blockedword."));
        await One.Verdicts.SettleAsync(Ada, [new("site", "c", 1)], NewVerdict.Approve);
        var training = await RunAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        await One.Verdicts.UndoAsync(Ada, [new("site", "c", 1)]);

        Assert.Null(await ObstacleAsync(training));
    }

    [Fact]
    public async Task Run_CancelledWhileItEnds_IsCancelled()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        var asked = (await Other.Trainings.AskAsync(Admin, new TrainingWish())).Training;
        var step = One.TrainingWork.StepAsync(default);
        await Wait.UntilAsync(
            async () => (await Other.Trainings.FindAsync(Admin, asked.Id, default))!.State == TrainingState.Running,
            () => "it does not begin"
        );

        await Other.Trainings.CancelAsync(Admin, asked.Id);
        await step;

        var ended = (await Other.Trainings.FindAsync(Admin, asked.Id, default))!;
        Assert.Equal((TrainingState.Cancelled, (string?)null), (ended.State, ended.Model));
        Assert.Contains($"Training {asked.Id} ended Cancelled, model (null)", One.Log.Lines);
        Assert.DoesNotContain(await One.Models.ListAsync(Admin, default), model => model.Origin == ModelOrigin.Trained);
    }

    [Fact]
    public async Task Run_WithdrawnImport_TeachesNothing()
    {
        var import = await ImportAsync("poisoned", Invented("willow", toxic: true), Invented("garden", toxic: false));
        await One.LabelImports.WithdrawAsync(Admin, import.Id!.Value);

        Assert.Null((await RunAsync()).Model);
    }

    [Fact]
    public async Task Run_OnReviewedComments_LearnsFromTheirVerdicts()
    {
        const int Each = 40;
        for (var number = 0; number < Each; number++)
        {
            await One.TakeAsync(
                Comment($"bad-{number}", $"A blockedword and a brindlewort, number {number} of {number * 7}."),
                Comment($"good-{number}", $"A blockedword and a willow, number {number} of {number * 7}.")
            );
        }

        await SettleAsync("bad", Each, NewVerdict.Reject("toxicity", "insult"));
        await SettleAsync("good", Each, NewVerdict.Approve);

        var training = await RunAsync();

        var report = ModelReport.Read((await One.Models.ReportAsync(Admin, training.Model!, default))!);
        Assert.Equal([LabelOrigin.Verdict], report.Origins.Keys);
        Assert.Equal(2 * Each, report.Trained.Rows + report.Examined.Rows + report.NearDuplicates);
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

    // What the blog deletes is counted where it arrives: a reference without it would warn of each day for ever.
    [Fact]
    public async Task Run_BlogThatDeletesItsSpam_MakesAReferenceThatTheSameCommentsHaveNotShiftedFrom()
    {
        string[] kept = [.. InventedTexts.With("a remark", 300)];
        string[] spam =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(number =>
                    $"Kaufen Sie jetzt billige Uhren, beste Preise, nur heute, blockedword {number}: https://cheap-pills-{number}.example/buy"
                ),
        ];
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        await One.TakeAsync(kept.Select((text, number) => Comment($"kept-{number}", text)));
        await One.TakeAsync(spam.Select((text, number) => Comment($"spam-{number}", text)));
        await One.ScoreDays.StoreAsync(default);
        await SettleAsync("spam", spam.Length, NewVerdict.Reject("spam"));
        foreach (var number in Enumerable.Range(0, spam.Length))
        {
            await One.DeleteAsync($"spam-{number}");
        }

        var model = await LoadAsync(await RunAsync());

        var (reference, all) = (model.Calibration!, kept.Concat(spam).ToArray());
        var scores = ScoreHistogram.Of(all.Select(text => ((double)model.Score(new(text)).Spam, 1.0)));
        var languages = LanguageHistogram.Of(all.Select(text => (model.Language(text), 1.0)));
        Assert.InRange(Stability.Of(reference.Spam, scores).Index!.Value, 0, 0.1);
        Assert.InRange(Stability.Of(reference.Languages, languages).Index!.Value, 0, 0.1);
        // Without what was deleted they would have.
        var left = ScoreHistogram.Of(kept.Select(text => ((double)model.Score(new(text)).Spam, 1.0)));
        var spoken = LanguageHistogram.Of(kept.Select(text => (model.Language(text), 1.0)));
        Assert.True(Stability.Of(left, scores).HasShifted);
        Assert.True(Stability.Of(spoken, languages).HasShifted);
    }

    private async Task<Model> LoadAsync(StoredTraining training)
    {
        var archive = (await One.Models.ArchiveAsync(Admin, training.Model!, default))!;
        return Model.Load(new MemoryStream(archive, writable: false));
    }

    private static ModelReport Listing(ModelReport report, IEnumerable<string> ids)
    {
        var changed = ids.Select(id => new ChangedDecision(
            id,
            default,
            default,
            IsReviewed: true,
            null,
            null,
            ChangeKind.Unknown,
            Distance: 1
        ));
        return report with
        {
            Examination = report.Examination with { Changed = report.Examination.Changed with { Most = [.. changed] } },
        };
    }

    private async Task<StoredTraining> RunAsync()
    {
        var asked = await Other.Trainings.AskAsync(
            Admin,
            new TrainingWish { Marked = [.. MarkedFigures.Default, ExaminedFigure.FunctionalPassed] }
        );
        Assert.True(await One.TrainingWork.StepAsync(default));
        return (await Other.Trainings.FindAsync(Admin, asked.Training.Id, default))!;
    }

    private async Task<string?> ObstacleAsync(StoredTraining training) =>
        (await Other.Promotions.ReadAsync(Admin, default))
            .Models.Single(model => model.Model.Version == training.Model)
            .Obstacle;

    private async Task SettleAsync(string kind, int count, NewVerdict verdict)
    {
        CommentRef[] comments =
        [
            .. Enumerable.Range(0, count).Select(number => new CommentRef("site", $"{kind}-{number}", 1)),
        ];
        var answers = await One.Verdicts.SettleAsync(Ada, comments, verdict);
        Assert.All(answers, answer => Assert.Equal(VerdictOutcome.Done, answer.Outcome));
    }

    private async Task<DecisionMade> DecisionAsync(string commentId)
    {
        var history = await One.Decisions.HistoryAsync("site", commentId, default);
        return JsonSerializer.Deserialize<DecisionMade>(Assert.Single(history).Body, Wire.Json)!;
    }

    private Task<ImportReport> ImportAsync(string name, params IEnumerable<LabelRow>[] rows) =>
        One.LabelImports.TakeAsync(Admin, name, isGolden: false, Lines([.. rows.SelectMany(some => some)]), default);

    // Two hundred comments in as many threads, each with the words in it.
    private static IEnumerable<LabelRow> Invented(string words, bool? toxic, bool? spam = false) =>
        InventedTexts
            .With(words, 200)
            .Select(
                (text, number) =>
                    new LabelRow
                    {
                        Text = text,
                        Thread = $"{words}-{number}",
                        At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number),
                        Answer = new(toxic, spam, []),
                    }
            );

    private static async IAsyncEnumerable<LabelLine> Lines(LabelRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            yield return new LabelLine(i + 1, rows[i]);
        }

        await Task.CompletedTask;
    }
}

public sealed class PostgresTrainingRunTests() : TrainingRunTests(Store.Postgres);

public sealed class SqliteTrainingRunTests() : TrainingRunTests(Store.Sqlite);
