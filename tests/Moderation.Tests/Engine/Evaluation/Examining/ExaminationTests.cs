using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>Examines real models: the shipped one against altered ones.</summary>
public sealed class ExaminationTests
{
    private const string Copied =
        "An armenian sailor painted the narrow bridge beside our quiet harbour yesterday evening.";

    private static readonly Model Shipped = ShippedModel.Model;

    [Fact]
    public void Run_TheSameModelTwice_FindsNoDifferenceAndOffersIt()
    {
        var report = Examination.Run(Input(Shipped));

        Assert.True(report.IsOffered, string.Join('\n', report.Reasons));
        Assert.All(
            report.Figures.Where(figure => figure.IsGate),
            figure =>
            {
                Assert.Equal(0, figure.Difference ?? 0, 1e-12);
                // Whether it is as good, what its own score chose does not tell, and has too few of other labels at that.
                Assert.Equal(
                    figure.Part == ExaminedPart.Reviewed ? Finding.TooFew : Finding.NoDifference,
                    figure.Finding
                );
            }
        );
    }

    [Fact]
    public void Run_WeightsTurnedRound_IsNotOfferedAndSaysWhereItIsWorse()
    {
        var report = Examination.Run(Input(AlteredModels.Of(AlteredModels.Flipped)));

        Assert.False(report.IsOffered);
        Assert.Contains(
            report.Reasons,
            reason => reason.StartsWith("How well abuse is told apart", StringComparison.Ordinal)
        );
        Assert.Contains(report.Reasons, reason => reason.StartsWith("The functional suite", StringComparison.Ordinal));
        Assert.All(
            report.Figures.Where(figure => figure is { IsGate: true, Finding: Finding.Worse, Part: not null }),
            figure => Assert.True(figure.Joint!.Value.Low > 0 || figure.Joint!.Value.High < 0)
        );
    }

    // The load stays the same, so that only where the bias moved scores is anything different.
    [Fact]
    public void Run_BiasMoved_MovesThresholdsAndIsOffered()
    {
        var report = Examination.Run(Input(AlteredModels.Of(AlteredModels.Moved)));

        Assert.True(report.IsOffered, string.Join('\n', report.Reasons));
        Assert.Equal(0, Of(report, ExaminedFigure.Auc, Category.Toxicity).Difference!.Value, 1e-6);
        Assert.NotEqual(0, Of(report, ExaminedFigure.CalibrationError, Category.Toxicity).Difference!.Value, 1e-3);
    }

    [Fact]
    public void Run_OneWordRaised_IsStoppedByItsFairnessAlone()
    {
        var challenger = AlteredModels.Of(AlteredModels.Raised(30, "armenian", "armenians"));

        var report = Examination.Run(Input(challenger));

        var reason = Assert.Single(report.Reasons);
        Assert.Contains("\"armenian\"", reason, StringComparison.Ordinal);
        Assert.Contains("less fair", reason, StringComparison.Ordinal);
    }

    // Of two models one finds a word toxic that the other does not: two hundred harmless comments with it show that, and the
    // same comment two hundred times shows no more than once.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_OneTextInManyThreads_IsOneUnitOfItsIntervals(bool isOneText)
    {
        const int Copies = 200;
        var texts = InventedTexts.With("armenian", Copies).Select(text => isOneText ? Copied : text);
        LabelledComment[] added =
        [
            .. texts.Select(
                (text, number) =>
                    new LabelledComment
                    {
                        Id = $"blog/copy-{number}/1",
                        Comment = new Comment(text),
                        Toxic = false,
                        Spam = false,
                        Thread = $"blog/copies-{number}",
                        At = DateTimeOffset.UnixEpoch,
                        Probability = 1,
                        Origin = LabelOrigin.Verdict,
                    }
            ),
        ];
        var input = Input(AlteredModels.Of(AlteredModels.Raised(30, "armenian")));
        input = input with { Labels = [.. input.Labels, .. added], Identities = [] };

        var report = Examination.Run(input);

        var figure = Of(report, ExaminedFigure.FalsePositiveRate, Category.Toxicity);
        Assert.True(figure.Difference > 0.1, $"{figure.Difference}");
        Assert.Equal(isOneText, figure.Finding != Finding.Worse);
        Assert.Equal(isOneText, figure.Units < 30);
        Assert.Contains(
            report.Remarks,
            said => said.Contains("all that are alike count as one", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Run_NoLabels_LetsTheSuitesDecideAndSaysSo()
    {
        var input = Input(Shipped) with { Labels = [] };

        var report = Examination.Run(input);
        var flipped = Examination.Run(
            input with
            {
                Challenger = new ExaminedModel(AlteredModels.Of(AlteredModels.Flipped), Shipped.Thresholds),
            }
        );

        Assert.True(report.IsOffered);
        Assert.Contains(
            report.Remarks,
            remark => remark.StartsWith("It was not examined on this blog", StringComparison.Ordinal)
        );
        Assert.False(flipped.IsOffered);
    }

    [Fact]
    public void Run_NothingAtAll_IsNotOffered()
    {
        var report = Examination.Run(Input(Shipped) with { Labels = [], Functional = [], Identities = [] });

        Assert.StartsWith("Nothing examined it", Assert.Single(report.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ModelThatFails_IsNotOffered()
    {
        var broken = AlteredModels.Of(weights =>
            AlteredModels.Raised(float.MaxValue, "armenians")(weights) with
            {
                Bias = float.MaxValue,
            }
        );

        var report = Examination.Run(Input(broken));

        Assert.Contains("failed on", report.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FewLabels_SaysThatTheyAreTooFewToTell()
    {
        var report = Examination.Run(
            Input(AlteredModels.Of(AlteredModels.Flipped)) with
            {
                Labels = InventedLabels.Some(9),
            }
        );

        Assert.Equal(Finding.TooFew, Of(report, ExaminedFigure.Auc, Category.Toxicity).Finding);
        Assert.Contains(report.Remarks, remark => remark.Contains("too few to tell", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Golden_IsPartOfItAndGates()
    {
        LabelledComment[] golden =
        [
            .. InventedLabels
                .Some(60)
                .Select(label =>
                    label with
                    {
                        Id = $"golden:{label.Id}",
                        Origin = LabelOrigin.Golden,
                        Probability = null,
                    }
                ),
        ];

        var report = Examination.Run(Input(AlteredModels.Of(AlteredModels.Flipped)) with { Labels = golden });

        Assert.Equal(60, Of(report, ExaminedFigure.GoldenRight).Rows);
        Assert.Contains(report.Reasons, reason => reason.StartsWith("The golden set", StringComparison.Ordinal));
        Assert.Empty(report.Rows);
    }

    [Fact]
    public void Run_Imports_AreAPartOfTheirOwn()
    {
        var labels = InventedLabels.Some(600);
        for (var number = 0; number < labels.Length; number += 2)
        {
            labels[number] = labels[number] with { Probability = null, Origin = LabelOrigin.Import };
        }

        var report = Examination.Run(Input(Shipped) with { Labels = labels });

        Assert.Equal(300, report.Rows[ExaminedPart.Blog]);
        Assert.Equal(300, report.Rows[ExaminedPart.Imports]);
        Assert.Equal(
            [ExaminedPart.Blog, ExaminedPart.Imports],
            report
                .Figures.Where(figure => figure.Figure == ExaminedFigure.Reviewed)
                .Select(figure => figure.Part!.Value)
        );
    }

    [Fact]
    public void Run_CommentsDecidedDifferently_AreListedLabelledOnesFirst()
    {
        RecentComment[] recent =
        [
            .. InventedLabels.Some(300).Select(label => new RecentComment($"recent/{label.Id}", label.Comment)),
        ];
        var input = Input(AlteredModels.Of(AlteredModels.Flipped)) with { Recent = recent };

        var report = Examination.Run(input);
        var changed = report.Changed;

        // Two models with a like load may send quite other comments to review.
        var (load, come, go) = (report.Chosen.Load, report.Chosen.NewlyReviewed, report.Chosen.NoLongerReviewed);
        Assert.True(come > 0.05 && go > 0.05, $"{come} come, {go} go");
        Assert.Equal((load.Challenger - load.Champion)!.Value, (come - go)!.Value, 1e-9);
        Assert.Equal(ChangedDecisions.Listed, changed.Most.Count);
        Assert.True(changed.Broken > changed.Mended, $"{changed.Broken} broken, {changed.Mended} mended");
        Assert.True(changed.Unknown > 0);
        var listed = changed.Most.Where(change => change.Kind != ChangeKind.Unknown).Select(change => change.Distance);
        Assert.Equal(listed.OrderDescending(), listed);
        Assert.All(
            changed.Most,
            change =>
                Assert.Equal(
                    change.Id.StartsWith("recent", StringComparison.Ordinal),
                    change.Kind == ChangeKind.Unknown
                )
        );
    }

    // Else a blog that deletes its spam would have a review load without any.
    [Fact]
    public void Run_DeletedComments_CountInTheLoadAsTheyWereDecided()
    {
        RecentComment[] recent =
        [
            .. InventedLabels.Some(300).Select(label => new RecentComment($"recent/{label.Id}", label.Comment)),
        ];
        GoneComment[] gone =
        [
            .. Enumerable
                .Range(0, 100)
                .Select(number => new GoneComment(default, new Scores(0.5f, 0.5f), WasReviewed: number < 80)),
        ];
        var input = Input(Shipped) with { Recent = recent, RecentTaught = 7 };

        var (kept, all) = (Examination.Run(input), Examination.Run(input with { Gone = gone }));

        var (before, after) = (kept.Chosen.Load.Champion!.Value, all.Chosen.Load.Champion!.Value);
        Assert.Equal(((300 * before) + 80) / 400, after, 1e-9);
        Assert.Equal(all.Chosen.Load.Champion, all.Chosen.Load.Challenger);
        Assert.Contains(all.Remarks, said => said.Contains("the blog has deleted 100", StringComparison.Ordinal));
        Assert.DoesNotContain(kept.Remarks, said => said.Contains("deleted", StringComparison.Ordinal));
        Assert.Contains(kept.Remarks, said => said.Contains("learned from 7", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Report_SurvivesJsonAndHoldsNoText()
    {
        var input = Input(AlteredModels.Of(AlteredModels.Flipped)) with { CommentsPerDay = 500 };
        var report = Examination.Run(input);

        var json = JsonSerializer.Serialize(report, ExaminationJson.Default.ExaminationReport);
        var again = JsonSerializer.Deserialize(json, ExaminationJson.Default.ExaminationReport)!;

        Assert.Equal(json, JsonSerializer.Serialize(again, ExaminationJson.Default.ExaminationReport));
        Assert.Equal(report.IsOffered, again.IsOffered);
        Assert.Equal(500, again.CommentsPerDay);
        Assert.All(
            input.Labels.Where(label => label.Comment.Text.Length > 20),
            label =>
                Assert.DoesNotContain(
                    JsonEncodedText.Encode(label.Comment.Text).ToString(),
                    json,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal([Category.Toxicity, Category.Spam], again.Curves.Select(curve => curve.Category));
        Assert.All(again.Curves, curve => Assert.Equal(20, curve.Champion.Bins.Count));
    }

    [Fact]
    public void Run_Twice_GivesTheSameReport()
    {
        var input = Input(AlteredModels.Of(AlteredModels.Moved));

        Assert.Equal(Json(Examination.Run(input)), Json(Examination.Run(input)));

        static string Json(ExaminationReport report) =>
            JsonSerializer.Serialize(report, ExaminationJson.Default.ExaminationReport);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => Examination.Run(Input(Shipped), cancellation.Token));
    }

    private static ExaminationInput Input(Model challenger) =>
        new()
        {
            Champion = new ExaminedModel(Shipped, Shipped.Thresholds),
            Challenger = new ExaminedModel(challenger, Shipped.Thresholds),
            Labels = InventedLabels.Some(900),
        };

    private static ComparedFigure Of(ExaminationReport report, ExaminedFigure figure, Category? category = null) =>
        Assert.Single(
            report.Figures,
            one =>
                one.Figure == figure
                && one.Category == category
                && one.Name.Length == 0
                && one.Part != ExaminedPart.Reviewed
        );
}
