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
        var report = Evaluator.Run(ShippedModel.Model, Rows, Partition.Source);

        Assert.Equal(
            [
                (Category.Toxicity, "all", 2),
                (Category.Toxicity, "one", 2),
                (Category.Spam, "all", 2),
                (Category.Spam, "blogspam", 1),
                (Category.Spam, BlogPool.WithAuthor, 2),
                (Category.Spam, BlogPool.TextOnly, 2),
                (Category.Spam, "blogham", 1),
            ],
            report.Figures.Select(figures => (figures.Category, figures.Name, figures.Rows))
        );
        Assert.Equal(1, report.Figures[0].Auc);
        Assert.Equal(["one", "blogspam", "blogham", "unlabelled"], report.Reviews.Select(part => part.Name));
        Assert.Equal(0.5, report.Reviews[0].Either);
    }

    [Fact]
    public void Run_ByGroup_TellsGroupsOfASourceApart()
    {
        var report = Evaluator.Run(ShippedModel.Model, Rows[..2], Partition.Group);

        Assert.Equal(["one a", "one b"], report.Reviews.Select(part => part.Name));
    }
}
