using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Functional;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Tests.Engine.Training.Adapting;

public sealed class AdaptationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_NoLabels_IsTheRoot()
    {
        var adapted = Adapt([]);

        adapted.Write(_folder["model"], adapted.Thresholds);
        Assert.All(
            ModelFiles.Hashed,
            file =>
                Assert.Equal(
                    File.ReadAllBytes(Path.Combine(Model.ShippedFolder, file)),
                    File.ReadAllBytes(Path.Combine(_folder["model"], file))
                )
        );
        Assert.Equal(ShippedModel.Model.Version, Model.Load(_folder["model"]).Version);
        Assert.Equal(ShippedModel.Model.Thresholds, adapted.Thresholds);
    }

    [Fact]
    public void Run_LabelsAgainstTheRoot_MovesTheScoresOfLikeComments()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("damn", toxic: false, 60),
            .. InventedLabels.With("zorblat", toxic: true, 60),
        ];

        var model = Scoring(Adapt(labels));

        const string Swearing = "that damn printer";
        const string Unknown = "you zorblat";
        Assert.True(Toxicity(model, Swearing) < Toxicity(ShippedModel.Model, Swearing) - 0.1);
        Assert.True(Toxicity(model, Unknown) > Toxicity(ShippedModel.Model, Unknown) + 0.1);
    }

    [Fact]
    public void Run_LabelsOfOtherWords_ForgetsNothing()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 150),
            .. InventedLabels.With("zorblat", toxic: true, 50),
        ];

        var model = Scoring(Adapt(labels));

        var samples = ModelReader.ReadParts(ModelSource.OfFolder(Model.ShippedFolder)).Manifest.Samples;
        Assert.NotEmpty(samples);
        Assert.All(
            samples,
            sample =>
            {
                var scores = model.Score(sample.ToComment());
                Assert.Equal(sample.Spam, scores.Spam);
                Assert.Equal(sample.Toxicity, scores.Toxicity, 0.25f);
            }
        );
        var (rude, polite) = (
            Toxicity(model, "You are a complete idiot."),
            Toxicity(model, "You are a complete stranger.")
        );
        Assert.True(rude > polite + 0.2, $"{rude} and {polite}");
    }

    [Fact]
    public void Run_OneLabelAlone_KeepsTheRootAndSaysSo()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("bargain", toxic: false, 200).Select(label => label with { Spam = true }),
        ];

        var adapted = Adapt(labels);

        Assert.All(
            adapted.Categories,
            one =>
            {
                Assert.Contains("at least 8 of each", one.Kept, StringComparison.Ordinal);
                Assert.Equal(200, one.Positive + one.Negative);
            }
        );
        Assert.Equal(ShippedModel.Model.Version, Scoring(adapted).Version);
        Assert.Empty(adapted.Moves);
    }

    [Fact]
    public void Run_OneTextAgainAndAgain_IsNoEvidence()
    {
        var labels = Enumerable
            .Range(0, 300)
            .Select(number =>
                InventedLabels.Of(number % 2 == 0 ? "a dull text" : "a bright text", $"{number}") with
                {
                    Toxic = number % 2 == 0,
                }
            );

        var adapted = Adapt([.. labels]);

        Assert.NotNull(adapted.Categories.Single(one => one.Category == Category.Toxicity).Kept);
    }

    [Fact]
    public void Run_SameTextsWithBothLabels_ScoresThemInTheMiddle()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("zorblat", toxic: true, 60),
            .. InventedLabels.With("zorblat", toxic: false, 60),
        ];

        var model = Scoring(Adapt(labels));

        Assert.InRange(labels.Average(label => model.Score(label.Comment).Toxicity), 0.4, 0.6);
    }

    // There is little to learn and much to learn by heart.
    [Fact]
    public void Run_ModeratorsWhoHardlyAgree_TakeLittleFromWhatTheRootKnows()
    {
        var random = new Random(5);
        var cases = FunctionalCases.All().Where(one => one.Category == Category.Toxicity).ToArray();
        random.Shuffle(cases);
        var (labelled, others) = (cases[..(cases.Length / 2)], cases[(cases.Length / 2)..]);
        LabelledComment[] labels =
        [
            .. Enumerable
                .Range(0, 3_000)
                .Select(number =>
                {
                    var one = labelled[number % labelled.Length];
                    return InventedLabels.Of($"{one.Comment.Text} as {number} of them said", $"{number}") with
                    {
                        Toxic = random.NextDouble() < 0.45 ? !one.MustBeReviewed : one.MustBeReviewed,
                        Probability = 1,
                    };
                }),
        ];

        var model = Scoring(Adapt(labels));

        Assert.InRange(Auc(model), Auc(ShippedModel.Model) - 0.025, 1);

        double Auc(Model of) =>
            new Ranking(
                others.Select(
                    (one, number) => new ScoredLabel(of.Score(one.Comment).Toxicity, one.MustBeReviewed, number)
                )
            )
                .Auc()!
                .Value;
    }

    [Fact]
    public void Run_FlippedLabels_FinishesWithScoresThatAreNumbers()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("idiot", toxic: false, 100),
            .. InventedLabels.With("thanks", toxic: true, 100),
        ];

        var adapted = Adapt(labels);

        adapted.Write(_folder["model"], adapted.Thresholds);
        var model = Model.Load(_folder["model"]);
        Assert.True(Toxicity(model, "the idiot again") < Toxicity(model, "the thanks again"));
        Assert.All(labels, label => Assert.InRange(model.Score(label.Comment).Toxicity, 0, 1));
    }

    [Fact]
    public void Run_LabelsWithAuthor_TeachesSpamByTheAuthor()
    {
        var labels = Enumerable
            .Range(0, 160)
            .Select(number =>
            {
                var isSpam = number % 2 == 0;
                var label = InventedLabels.Of($"a calm remark about number {number}", $"{number}");
                return label with
                {
                    Comment = label.Comment with { AuthorName = isSpam ? "Quimp Varnish" : $"Anna {number}" },
                    Toxic = false,
                    Spam = isSpam,
                    Probability = 1,
                };
            });

        var model = Scoring(Adapt([.. labels]));

        var (spam, ham) = (Spam(model, "Quimp Varnish"), Spam(model, "Anna 7"));
        Assert.True(spam > ham + 0.3, $"{spam} against {ham}");
    }

    [Fact]
    public void Run_SameLabelsAndSeed_GivesTheSameBytes()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 40),
            .. InventedLabels.With("zorblat", toxic: true, 40),
        ];

        Adapt(labels).Write(_folder["first"], new Thresholds(0.5, 0.5));
        Adapt(labels).Write(_folder["second"], new Thresholds(0.5, 0.5));

        Assert.All(
            [ModelFiles.Manifest, .. ModelFiles.Hashed],
            file =>
                Assert.Equal(File.ReadAllBytes(_folder[$"first/{file}"]), File.ReadAllBytes(_folder[$"second/{file}"]))
        );
    }

    [Fact]
    public void Run_Adapted_SaysInTheManifestFromWhatAndByWhat()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 40),
            .. InventedLabels.With("zorblat", toxic: true, 30).Select(one => one with { Origin = LabelOrigin.Import }),
        ];

        var adapted = Adapt(labels);
        adapted.Write(_folder["model"], new Thresholds(0.4, 0.9));

        var manifest = ModelReader.ReadParts(ModelSource.OfFolder(_folder["model"])).Manifest;
        var note = Assert.IsType<ManifestAdaptation>(manifest.Adaptation);
        Assert.Equal(ShippedModel.Model.Version, note.Root);
        Assert.Equal(1, note.Seed);
        Assert.Equal(
            [new ManifestLabels("toxicity", "verdict", 0, 40), new ManifestLabels("toxicity", "import", 30, 0)],
            note.Labels
        );
        Assert.Equal(["spam"], note.Kept.Keys);
        Assert.Equal(new Thresholds(0.4, 0.9), manifest.Thresholds);
        Assert.NotEqual(note.Root, manifest.Version);
        Assert.Equal(manifest.Version, Scoring(adapted).Version);
    }

    [Fact]
    public void Run_Working_ReportsUpToTheEnd()
    {
        var steps = new List<TrainingProgress>();
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 20),
            .. InventedLabels.With("zorblat", toxic: true, 20),
        ];

        Adaptation.Run(Model.ShippedFolder, labels, new AdaptationOptions(), steps.Add);

        Assert.Equal(steps.Select(step => step.Done).Order(), steps.Select(step => step.Done));
        Assert.Equal(steps[^1].All, steps[^1].Done);
        Assert.True(steps.Count(step => step.Done > 0 && step.Done < step.All) > 10);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Run_Cancelled_Stops(double after)
    {
        using var cancel = new CancellationTokenSource();
        var last = 0.0;
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 100),
            .. InventedLabels.With("zorblat", toxic: true, 100),
        ];

        Assert.Throws<OperationCanceledException>(() =>
            Adaptation.Run(
                Model.ShippedFolder,
                labels,
                new AdaptationOptions(),
                step =>
                {
                    last = step.Done / step.All;
                    if (last >= after)
                    {
                        cancel.Cancel();
                    }
                },
                cancel.Token
            )
        );

        Assert.InRange(last, after, after + 0.1);
    }

    [Fact]
    public void Run_Adapted_SendsAsLargeAShareToReviewAsTheRoot()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("stupid", toxic: true, 60),
            .. InventedLabels.With("nice", toxic: false, 140),
        ];

        var model = Scoring(Adapt(labels));

        Assert.InRange(Sent(ShippedModel.Model), 0.02, 0.5);
        Assert.Equal(Sent(ShippedModel.Model), Sent(model), 0.1);

        double Sent(Model one) =>
            labels.Average(label => one.Score(label.Comment).Toxicity >= one.Thresholds.Toxicity ? 1 : 0);
    }

    private static AdaptedModel Adapt(IReadOnlyList<LabelledComment> labels) =>
        Adaptation.Run(Model.ShippedFolder, labels, new AdaptationOptions(), _ => { });

    private static Model Scoring(AdaptedModel adapted) => adapted.ToModel(adapted.Thresholds);

    private static float Toxicity(Model model, string text) => model.Score(new Comment(text)).Toxicity;

    private static float Spam(Model model, string author) => model.Score(new Comment("a calm remark", author)).Spam;
}
