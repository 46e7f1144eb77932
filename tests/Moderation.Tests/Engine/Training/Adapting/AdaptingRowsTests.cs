using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Tests.Engine.Training.Adapting;

public sealed class AdaptingRowsTests
{
    [Fact]
    public void For_TextThatComesAgain_IsOneRowOfOnePartForEachLabel()
    {
        var labels = Enumerable
            .Range(0, 50)
            .Select(number =>
                InventedLabels.Of("the same words", $"{number}") with
                {
                    Toxic = number % 5 == 0,
                    Probability = 0.5,
                }
            );

        var rows = AdaptingRows.For(Category.Toxicity, [.. labels]);

        Assert.Equal([true, false], rows.Select(row => row.Label));
        Assert.Single(rows.Select(row => row.Fold).Distinct());
        Assert.Equal([20, 80], rows.Select(row => row.StandsFor));
        Assert.InRange(rows[1].Count, rows[0].Count, 5);
    }

    [Fact]
    public void For_SameTextOfTwoAuthors_IsOneRowForToxicityAndTwoForSpam()
    {
        LabelledComment[] labels = [.. new[] { "Anna", "Ben" }.Select(Label)];

        Assert.Single(AdaptingRows.For(Category.Toxicity, labels));
        Assert.Equal(2, AdaptingRows.For(Category.Spam, labels).Count);

        static LabelledComment Label(string author)
        {
            var label = InventedLabels.Of("great post", author);
            return label with { Comment = label.Comment with { AuthorName = author }, Toxic = false, Spam = true };
        }
    }

    [Fact]
    public void For_AnswersOfOneThread_AreOnePart()
    {
        // Too short to be like another.
        var labels = Enumerable
            .Range(0, 400)
            .Select(number =>
                InventedLabels.Of($"quimp number {number}", $"{number}") with
                {
                    Toxic = true,
                    Thread = $"thread {number % 40}",
                }
            );

        var rows = AdaptingRows.For(Category.Toxicity, [.. labels]);

        Assert.All(
            Enumerable.Range(0, rows.Count).GroupBy(number => number % 40),
            thread => Assert.Single(thread.Select(number => rows[number].Fold).Distinct())
        );
        Assert.True(rows.Select(row => row.Fold).Distinct().Count() > 2);
    }

    // As a wave comes: each time with another number and another name, in another thread.
    [Theory]
    [InlineData(40, 1)]
    // Fits that leave out nearly all of a kind would know nothing of it.
    [InlineData(400, 5)]
    public void For_NearlyTheSameTextInManyThreads_IsOnePartUnlessItIsMostOfItsKind(int ofWave, int parts)
    {
        var labels = Enumerable
            .Range(0, ofWave)
            .Select(number =>
                InventedLabels.Of(
                    $"Order {number} of the finest kettles while they last, cheap and quick.",
                    $"{number}"
                ) with
                {
                    Toxic = true,
                }
            );

        var rows = AdaptingRows.For(
            Category.Toxicity,
            [.. labels, .. InventedLabels.With("quimp", true, 200), .. InventedLabels.With("zorblat", false, 200)]
        );

        Assert.Equal(400 + ofWave, rows.Count);
        Assert.Equal(parts, rows.Take(ofWave).Select(row => row.Fold).Distinct().Count());
        Assert.Equal(AdaptingRecipe.Folds, rows.Skip(ofWave).Select(row => row.Fold).Distinct().Count());
    }

    // A fit without that part would know nothing of the kind.
    [Fact]
    public void For_KindThatCameInOneThreadAlone_IsInEveryPart()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("zorblat", toxic: true, 8).Select(label => label with { Thread = "quarrel" }),
            .. InventedLabels.With("quimp", toxic: false, 40),
        ];

        var rows = AdaptingRows.For(Category.Toxicity, labels);

        Assert.Equal(AdaptingRecipe.Folds, rows.Where(row => row.Label).Select(row => row.Fold).Distinct().Count());
        Assert.Equal(AdaptingRecipe.Folds, rows.Where(row => !row.Label).Select(row => row.Fold).Distinct().Count());
    }

    [Fact]
    public void For_OneTextByManyAuthors_IsThinnedLikeAllOthers()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels
                .With("zorblat", toxic: false, 1_000)
                .Select(
                    (label, number) =>
                        label with
                        {
                            Comment = new Comment(
                                number < 500 ? "cheap kettles here" : label.Comment.Text,
                                $"Name {number}"
                            ),
                            Spam = true,
                        }
                ),
        ];

        var rows = AdaptingRows.For(Category.Spam, labels, most: 200);

        Assert.Equal(200, rows.Count);
        Assert.InRange(rows.Count(row => row.Comment.Text == "cheap kettles here"), 70, 130);
    }

    [Fact]
    public void For_MoreThanThereIsRoomFor_KeepsTheRarerKindAndWhatAllStandFor()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 900),
            .. InventedLabels.With("zorblat", toxic: true, 30),
        ];

        var rows = AdaptingRows.For(Category.Toxicity, labels, most: 100);

        Assert.Equal(100, rows.Count);
        Assert.Equal(30, rows.Count(row => row.Label));
        Assert.Equal(900, rows.Where(row => !row.Label).Sum(row => row.StandsFor), 0.01);
        Assert.Equal(900, rows.Where(row => !row.Label).Sum(row => row.Count), 0.1);
    }
}
