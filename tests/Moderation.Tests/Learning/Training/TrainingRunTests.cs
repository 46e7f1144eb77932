using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>Trainings from the labels to a model that may be promoted, or may not.</summary>
public abstract class TrainingRunTests(Store store) : TrainingTests(store)
{
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

    private async Task<DecisionMade> DecisionAsync(string commentId)
    {
        var history = await One.Decisions.HistoryAsync("site", commentId, default);
        return JsonSerializer.Deserialize<DecisionMade>(Assert.Single(history).Body, Wire.Json)!;
    }
}

public sealed class PostgresTrainingRunTests() : TrainingRunTests(Store.Postgres);

public sealed class SqliteTrainingRunTests() : TrainingRunTests(Store.Sqlite);
