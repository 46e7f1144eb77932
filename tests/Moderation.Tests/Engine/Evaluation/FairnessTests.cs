using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Fairness;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class FairnessTests
{
    // Scores set by hand: a model that takes the word for abuse.
    private static readonly ScoredComment[] Rows =
    [
        Row("A gay couple lives here.", 0.7f, toxic: 0),
        Row("Gays are welcome.", 0.6f, toxic: 0),
        Row("I hate gay people.", 0.9f, toxic: 1),
        Row("A gaylord of the old sort.", 0.1f, toxic: 0),
        Row("You are a fool.", 0.65f, toxic: 1),
    ];

    [Fact]
    public void Identities_AWordTakenForAbuse_ShowsInBpsnAndFalsePositives()
    {
        var gay = FairnessRun.Identities(Rows, 0.5).First(figures => figures.Word == "gay");

        Assert.Equal((3, 1), (gay.Rows, gay.Positives));
        Assert.Equal(1, gay.FalsePositiveRate);
        Assert.Equal(1, gay.SubgroupAuc);
        Assert.Equal(0.5, gay.BpsnAuc);
        Assert.Equal(1, gay.BnspAuc);
    }

    [Fact]
    public void Words_OfAText_AreWholeWordsWithoutCaseAndSigns()
    {
        var words = Words.Of("Middle-Eastern, y’all: (GAY)!");

        Assert.True(Words.HaveOneOf(words, ["middle eastern"]));
        Assert.True(Words.HaveOneOf(words, ["y'all"]));
        Assert.True(Words.HaveOneOf(words, ["gay"]));
        Assert.False(Words.HaveOneOf(words, ["east"]));
    }

    [Fact]
    public void Dialect_EnoughRows_ComparesThemWithTheOthers()
    {
        ScoredComment[] rows =
        [
            .. Enumerable.Range(0, 20).Select(row => Row("finna go home", row < 5 ? 0.9f : 0.1f, toxic: 0)),
            .. Enumerable.Range(0, 10).Select(row => Row("about to go home", row < 1 ? 0.9f : 0.1f, toxic: 0)),
        ];

        var figures = Assert.Single(FairnessRun.Dialect(rows, 0.5));

        Assert.Equal(
            (20, 0.25, 10, 0.1),
            (figures.Rows, figures.FalsePositiveRate, figures.Others, figures.OthersFalsePositiveRate)
        );
    }

    private static ScoredComment Row(string text, float score, int toxic) =>
        new(
            new CorpusRow
            {
                Source = "one",
                Text = text,
                Toxic = toxic,
            },
            new Scores(score, 0),
            "en",
            0,
            0
        );
}
