using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly CorpusRow[] Rows =
    [
        new()
        {
            Source = "one",
            Group = "a",
            Toxic = 1,
            Text = "You are a complete idiot.",
        },
        new()
        {
            Source = "one",
            Group = "b",
            Toxic = 0,
            Text = "I liked this article a lot.",
        },
        new()
        {
            Source = "blogspam",
            Spam = 1,
            Author = new CorpusAuthor("casino", null),
            Text = "best online casino bonus",
        },
        new()
        {
            Source = "blogham",
            Spam = 0,
            Text = "I fixed it by restarting the server, thanks.",
        },
        new() { Source = "unlabelled", Text = "Nobody judged this." },
    ];

    [Fact]
    public void Run_BySource_GivesEachItsFiguresAndPoolsTheBlogs()
    {
        var (figures, reviews) = Run(Rows, Partition.Source);

        Assert.Equal(
            [
                (Category.Toxicity, "all", 2),
                (Category.Toxicity, "one", 2),
                (Category.Spam, "all", 2),
                (Category.Spam, "blogspam", 1),
                (Category.Spam, "blogham", 1),
                (Category.Spam, BlogPool.WithAuthor, 2),
                (Category.Spam, BlogPool.TextOnly, 2),
            ],
            figures.Select(part => (part.Category, part.Name, part.Rows))
        );
        Assert.Equal(1, figures[0].Auc);
        Assert.Equal(["one", "blogspam", "blogham", "unlabelled"], reviews.Select(part => part.Name));
        Assert.Equal(0.5, reviews[0].Either);
        Assert.Equal((0.5, 0), (reviews[0].Approved, reviews[0].BadAmongApproved));
        Assert.Null(reviews[^1].BadAmongApproved);
    }

    [Fact]
    public void Run_ByGroup_TellsGroupsOfASourceApart()
    {
        var (_, reviews) = Run(Rows[..2], Partition.Group);

        Assert.Equal(["one a", "one b"], reviews.Select(part => part.Name));
    }

    [Fact]
    public void Lane_RowsOverTheBound_CountsThoseThatNothingElseSpeaksAgainst()
    {
        const string Advert = "Buy cheap viagra online at http://pills.example/ best casino bonus";
        CorpusRow[] rows =
        [
            Judged("blogspam", 1, Advert),
            Judged("blogspam", 1, "I fixed it by restarting the server, thanks."),
            Judged("blogham", 0, Advert),
            Judged("blogham", 0, "I liked this article a lot."),
            // The lane is for what needs nobody, and abuse needs somebody.
            Judged("blogham", 0, Advert + " you complete idiot, you moron"),
            new() { Source = "unlabelled", Text = Advert },
        ];
        var model = ShippedModel.Model;
        var scored = ScoredCorpus.Of(model, rows);

        var lane = Evaluator.Lane(model, scored, Partition.Source, 0.9);

        Assert.True(scored[^2].Scores.Toxicity >= model.Thresholds.Toxicity && scored[^2].Scores.Spam >= 0.9);
        Assert.Equal(
            [
                new LaneFigures("all", 5, 2, 2, 1),
                new LaneFigures("blogspam", 2, 2, 1, 1),
                new LaneFigures("blogham", 3, 0, 1, 0),
            ],
            lane
        );
        Assert.Equal(0.5, lane[0].Precision);
        Assert.All(Evaluator.Lane(model, scored, Partition.Source, 1), part => Assert.Equal(0, part.Standing));
        Assert.Empty(Evaluator.Lane(model, [scored[^1]], Partition.Source, 0.9));
    }

    // Where all or none are right a limit is a root of 0.025: the 211th, the third.
    [Theory]
    [InlineData(211, 211, 0.98267, 1)]
    [InlineData(263, 265, 0.97300, 0.99908)]
    [InlineData(0, 3, 0, 0.70760)]
    public void Interval_OfTheLane_IsThatOfClopperAndPearson(int right, int standing, double low, double high)
    {
        var interval = new LaneFigures("all", 1_000, 500, standing, right).Interval!.Value;

        Assert.Equal((low, high), (Math.Round(interval.Low, 5), Math.Round(interval.High, 5)));
        Assert.Null(new LaneFigures("all", 1_000, 500, 0, 0).Interval);
        Assert.Null(new LaneFigures("all", 1_000, 500, 0, 0).Precision);
    }

    private static CorpusRow Judged(string source, int spam, string text) =>
        new()
        {
            Source = source,
            Spam = spam,
            Text = text,
        };

    private static (IReadOnlyList<Figures>, IReadOnlyList<ReviewShares>) Run(CorpusRow[] rows, Partition partition)
    {
        var model = ShippedModel.Model;
        var scored = ScoredCorpus.Of(model, rows);
        return (
            Evaluator.Measure(Evaluator.Rank(scored, partition), model.Thresholds),
            Evaluator.Review(scored, partition, model.Thresholds)
        );
    }
}
