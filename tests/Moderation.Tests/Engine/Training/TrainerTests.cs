using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainerTests() => SmallCorpus.Write(_folder["corpus.jsonl"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_SmallCorpus_GivesAModelThatTellsTheLabelsApart()
    {
        var steps = new List<TrainingProgress>();

        Trainer.Run(Options("model"), steps.Add);

        var model = Model.Load(_folder["model"]);
        Assert.True(Score(model, "what a moron").Toxicity > Score(model, "what a recipe").Toxicity);
        Assert.True(Score(model, "cheap loans here").Spam > Score(model, "my own recipe works").Spam);
        Assert.Equal(steps.Select(step => step.Done).Order(), steps.Select(step => step.Done));
        Assert.Equal(steps[^1].All, steps[^1].Done);
    }

    // Half of the corpus is toxic, and half is spam; a blog's comments are not.
    [Fact]
    public void Run_SmallCorpus_KeepsHowItsCalibrationRowsScoreAtTheNaturalRate()
    {
        Trainer.Run(Options("model"), _ => { });

        var calibration = Model.Load(_folder["model"]).Calibration!;
        Assert.All(
            [calibration.Toxicity, calibration.Spam],
            histogram =>
            {
                Assert.Equal(ScoreHistogram.Bins, histogram.Shares.Count);
                Assert.Equal(1, histogram.Shares.Sum(), 1e-5);
                Assert.InRange(histogram.Shares.Skip(ScoreHistogram.BinOf(0.5)).Sum(), 0.05, 0.15);
                // Of 240 and 160 rows: worth fewer where each counts otherwise.
                Assert.InRange(histogram.Rows, 80, 240);
            }
        );
        Assert.Equal(1, calibration.Languages.Shares.Sum(), 1e-5);
    }

    [Fact]
    public void Run_CalibrationRows_SaysHowOftenTheLaneIsRightOnThem()
    {
        // A row with an author is learned twice and counted once; what is no comment or was not judged is not counted.
        File.AppendAllLines(
            _folder["corpus.jsonl"],
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(number =>
                        $$$"""{"source":"blogspam","group":"a{{{number}}}","spam":1,"author":{"name":"casino {{{number}}}","url":null},"text":"cheap pills"}"""
                    ),
                """{"source":"sms","group":"b","spam":1,"text":"cheap pills"}""",
                """{"source":"blogspam","group":"c","toxic":0,"text":"my own recipe"}""",
            ]
        );

        var lane = Trainer.Run(Options("model"), _ => { });

        Assert.Equal(["all", "blogspam", "blogham"], lane.Select(part => part.Name));
        Assert.Equal([(200, 120), (120, 120), (80, 0)], lane.Select(part => (part.Rows, part.Spam)));
        Assert.All(lane, part => Assert.InRange(part.Right, 0, part.Standing));
        Assert.Equal(lane[0].Standing, lane[1].Standing + lane[2].Standing);
    }

    [Fact]
    public void Run_SameSeedAndThreads_GivesTheSameBytes()
    {
        Trainer.Run(Options("first"), _ => { });
        Trainer.Run(Options("second"), _ => { });

        var files = Directory.GetFiles(_folder["first"]).Select(file => Path.GetFileName(file)).Order().ToArray();
        Assert.Equal(["manifest.json", "spam.zip", "toxicity.zip", "vocabulary.bin"], files);
        Assert.All(
            files,
            file =>
                Assert.Equal(
                    File.ReadAllBytes(Path.Combine(_folder["first"], file)),
                    File.ReadAllBytes(Path.Combine(_folder["second"], file))
                )
        );
    }

    [Fact]
    public void Run_OtherNumberOfThreads_GivesTheSameWeights()
    {
        Trainer.Run(Options("two"), _ => { });
        Trainer.Run(Options("one") with { Threads = 1 }, _ => { });

        Assert.All(
            ["spam.zip", "toxicity.zip"],
            file => Assert.Equal(File.ReadAllBytes(_folder[$"one/{file}"]), File.ReadAllBytes(_folder[$"two/{file}"]))
        );
    }

    [Fact]
    public void Run_SourceLeftOut_LearnsNothingFromItsRows()
    {
        var without = new Dictionary<string, double> { ["left-out"] = 0 };
        Trainer.Run(Weighing("before", without), _ => { });
        File.AppendAllLines(
            _folder["corpus.jsonl"],
            Enumerable
                .Range(0, 40)
                .Select(number => $$"""{"source":"left-out","toxic":1,"spam":0,"text":"zorblat quimp {{number}}"}""")
        );

        Trainer.Run(Weighing("after", without), _ => { });

        Assert.All(
            ["vocabulary.bin", "spam.zip", "toxicity.zip"],
            file =>
                Assert.Equal(File.ReadAllBytes(_folder[$"before/{file}"]), File.ReadAllBytes(_folder[$"after/{file}"]))
        );
    }

    [Fact]
    public void Run_NoSpamRows_SaysWhatIsMissing()
    {
        File.WriteAllText(
            _folder["corpus.jsonl"],
            """
            {"source":"x","toxic":1,"text":"you moron"}
            {"source":"x","toxic":0,"text":"you friend"}
            """
        );

        var exception = Assert.Throws<CorpusException>(() => Trainer.Run(Options("model"), _ => { }));

        Assert.Contains("Spam", exception.Message, StringComparison.Ordinal);
    }

    private TrainingOptions Options(string output) =>
        new()
        {
            Corpora = [_folder["corpus.jsonl"]],
            Seed = 3,
            Threads = 2,
            Folder = _folder[output],
        };

    private TrainingOptions Weighing(string output, IReadOnlyDictionary<string, double> weights) =>
        Options(output) with
        {
            SourceWeights = Enum.GetValues<Category>().ToDictionary(category => category, _ => weights),
        };

    private static Scores Score(Model model, string text) => model.Score(new Comment(text));
}
