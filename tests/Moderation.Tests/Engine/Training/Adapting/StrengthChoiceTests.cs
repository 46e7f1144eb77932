using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Tests.Engine.Training.Adapting;

public sealed class StrengthChoiceTests
{
    [Fact]
    public void Of_LabelsThatAgree_IsTheLeast()
    {
        var labels = InventedLabels.With("zorblat", toxic: true, 300).Concat(InventedLabels.With("quimp", false, 300));

        Assert.Equal(AdaptingRecipe.Strengths[0], Chosen([.. labels]));
    }

    // Two of three say what the word says; all else that tells these comments apart is chance.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_LabelsThatOftenContradictEachOther_IsMore(int seed)
    {
        var random = new Random(seed);
        var labels = InventedLabels
            .With("zorblat", toxic: true, 300)
            .Concat(InventedLabels.With("quimp", toxic: false, 300))
            .Select(label => random.Next(3) == 0 ? label with { Toxic = !label.Toxic } : label);

        Assert.True(Chosen([.. labels]) > AdaptingRecipe.Strengths[0]);
    }

    private static float Chosen(LabelledComment[] labels)
    {
        var rows = AdaptingRows.For(Category.Toxicity, labels);
        FeatureVector[] vectors = [.. rows.Select(row => FeatureVector.Of(row.Comment, Category.Toxicity))];
        var used = new UsedSlots(vectors);
        Example[] examples = [.. rows.Select((row, at) => new Example(used.Compact(vectors[at]), 0, 0, row.Label))];
        var recipe = AdaptingRecipe.For(Category.Toxicity);

        var (chosen, sums) = StrengthChoice.Of(rows, recipe, new Ensemble(examples, used, 1, 1, () => { }));

        Assert.Equal(rows.Count, sums.Length);
        return chosen.L2 / recipe.L2;
    }
}
