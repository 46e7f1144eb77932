using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Tests.Engine.Training.Adapting;

public sealed class WeightMovesTests
{
    [Fact]
    public void Run_NewWords_NamesThoseThatMovedMostBothWays()
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 40),
            .. InventedLabels.With("zorblat", toxic: true, 40),
        ];

        var moves = Adaptation.Run(Model.ShippedFolder, labels, new AdaptationOptions(), _ => { }).Moves;

        var (up, down) = (Of("zorblat"), Of("quimp"));
        Assert.True(up.After > up.Before + 0.5);
        Assert.True(down.After < down.Before);
        Assert.Equal(
            moves.Select(move => Math.Abs(move.After - move.Before)).OrderDescending(),
            moves.Select(move => Math.Abs(move.After - move.Before))
        );

        WeightMove Of(string word) => moves.Single(move => move.Word == word);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Run_WordOfOneThreadOrOneAuthor_IsNotNamed(bool oneThread, bool oneAuthor)
    {
        LabelledComment[] labels =
        [
            .. InventedLabels.With("quimp", toxic: false, 40),
            .. InventedLabels
                .With("zorblat", toxic: true, 40)
                .Select(label =>
                    label with
                    {
                        Thread = oneThread ? "one" : label.Thread,
                        Comment = label.Comment with { AuthorName = oneAuthor ? "Anna" : label.Id },
                    }
                ),
        ];

        var moves = Adaptation.Run(Model.ShippedFolder, labels, new AdaptationOptions(), _ => { }).Moves;

        Assert.Contains(moves, move => move.Word == "quimp");
        Assert.DoesNotContain(moves, move => move.Word == "zorblat");
    }
}
