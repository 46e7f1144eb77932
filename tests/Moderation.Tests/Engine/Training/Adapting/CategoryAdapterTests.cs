using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Tests.Engine.Training.Adapting;

public sealed class CategoryAdapterTests
{
    // So small that it says nothing, and yet it is known.
    private const float Next = 1e-6f;

    [Theory]
    [InlineData(400, 0.999, 1.001)]
    [InlineData(4 * AdaptingRecipe.FreeRows, 0, 0.95)]
    public void Adapt_WhatTheRootKnows_IsHeldTheMoreTheMoreRowsThereAre(int rows, double least, double most)
    {
        var known = new float[FeatureSpace.Size];
        Array.Fill(known, Next);

        var (held, free) = (Learned(known, rows), Learned(new float[FeatureSpace.Size], rows));

        Assert.InRange(held / free, least, most);
    }

    // How far apart two comments are, in log odds, that the labels tell apart by a word.
    private static double Learned(float[] root, int count)
    {
        var rows = AdaptingRows.For(
            Category.Toxicity,
            [
                .. InventedLabels.With("zorblat", toxic: true, count / 2),
                .. InventedLabels.With("quimp", toxic: false, count / 2),
            ]
        );

        var (weights, _) = new CategoryAdapter(Category.Toxicity, new Weights(root, 0), 1, default).Adapt(
            rows,
            0.5,
            _ => { }
        );

        return Of("zorblat") - Of("quimp");

        double Of(string word) => weights.Sum(FeatureVector.Of(new Comment($"a {word} kettle"), Category.Toxicity));
    }
}
