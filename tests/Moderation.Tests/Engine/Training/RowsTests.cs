using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class RowsTests
{
    private static readonly Dictionary<string, double> Weights = new() { ["b"] = 0.4 };

    [Fact]
    public void For_RowWithAuthor_CountsHalfWithAndHalfWithoutTheAuthor()
    {
        var row = new CorpusRow
        {
            Source = "b",
            Spam = 1,
            Author = new CorpusAuthor("Anna", null),
            Text = "x",
        };

        var weighed = Rows.For(Category.Spam, [row], Weights).ToArray();

        Assert.Equal(["Anna", null], weighed.Select(one => one.Row.Comment.AuthorName));
        Assert.All(weighed, one => Assert.Equal(0.2f, one.Weight));
    }

    [Fact]
    public void For_JudgedComments_ServeAsHamForHalfOfThem()
    {
        var rows = Enumerable
            .Range(0, 1_000)
            .Select(number => new CorpusRow
            {
                Source = "jigsaw",
                Toxic = 1,
                Text = $"comment {number}",
            })
            .ToArray();

        var ham = Rows.For(Category.Spam, rows, Weights).ToArray();

        Assert.InRange(ham.Length, 400, 600);
        Assert.All(ham, one => Assert.False(one.Label));
    }

    [Fact]
    public void For_SourceOfNoWeight_IsLeftOut() =>
        Assert.Empty(
            Rows.For(
                Category.Toxicity,
                [
                    new CorpusRow
                    {
                        Source = "b",
                        Toxic = 1,
                        Text = "x",
                    },
                ],
                new Dictionary<string, double> { ["b"] = 0 }
            )
        );

    [Fact]
    public void Fold_RowsOfOneGroup_StandOnOneSide()
    {
        var folds = Enumerable
            .Range(0, 50)
            .Select(number => new CorpusRow
            {
                Source = "s",
                Group = "thread 7",
                Text = $"{number}",
            })
            .Select(row => new WeighedRow(row, true, 1).Fold(4));

        Assert.Single(folds.Distinct());
    }

    [Fact]
    public void Fold_RowsWithoutGroup_AreSpread()
    {
        var folds = Enumerable
            .Range(0, 400)
            .Select(number => new CorpusRow { Source = "s", Text = $"text {number}" })
            .CountBy(row => new WeighedRow(row, true, 1).Fold(4))
            .ToArray();

        Assert.Equal(4, folds.Length);
        Assert.All(folds, fold => Assert.InRange(fold.Value, 60, 140));
    }
}
