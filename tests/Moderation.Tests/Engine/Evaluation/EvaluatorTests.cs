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
