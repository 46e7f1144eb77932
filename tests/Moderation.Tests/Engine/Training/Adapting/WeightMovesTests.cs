using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;
using Moderation.Tests.Engine.Evaluation.Examining;

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

    // As where labels show that the root is too sure of itself on a blog.
    [Fact]
    public void Of_AllWeightsSmallerAndOneWordMoved_NamesThatFirstAndTheOthersAsUnmoved()
    {
        string[] strong =
        [
            .. "idiot stupid moron fool liar coward thief pig rat scum dumb pathetic loser trash garbage clown disgusting hate kill ugly shut damn hell crap".Split(
                ' '
            ),
        ];
        LabelledComment[] labels =
        [
            .. strong.SelectMany(word => InventedLabels.With(word, toxic: true, 3)),
            .. InventedLabels.With("quimp", toxic: true, 3),
        ];
        var before = ModelReader.ReadParts(ModelSource.OfFolder(Model.ShippedFolder)).Toxicity;
        var raised = AlteredModels.Raised(8, "quimp")(before);
        var after = raised with { Slots = [.. raised.Slots.Select(weight => 0.25f * weight)] };

        WeightMove[] moves = [.. WeightMoves.Of(Category.Toxicity, labels, before, after, default)];

        Assert.Equal("quimp", moves[0].Word);
        Assert.All(moves[1..], move => Assert.InRange(Math.Abs(move.After - move.Before), 0, 0.2));
        Assert.Contains(moves, move => strong.Contains(move.Word));
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
