using System.Numerics;
using CsCheck;
using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Models;

public sealed class WeightsTests
{
    [Fact]
    public void Rounded_AnyWeights_MovesEachByHalfAStepAtMost() =>
        Gen.Single[-20, 20]
            .Array[1, 50]
            .Sample(
                some =>
                {
                    var weights = new Weights(Slots(some), 0.3f);

                    var rounded = weights.Rounded();

                    Assert.Equal(MathF.ScaleB(1, MathF.ILogB(weights.Step)), weights.Step);
                    Assert.All(
                        some.Index(),
                        one => Assert.InRange(rounded.Slots[one.Index] - one.Item, -weights.Step / 2, weights.Step / 2)
                    );
                    Assert.Equal(weights.Slots[FeatureSpace.Signals.Start], rounded.Slots[FeatureSpace.Signals.Start]);
                    Assert.Equal(rounded.Slots, rounded.Rounded().Slots);
                },
                iter: 20
            );

    [Theory]
    [InlineData(1e-44f)]
    [InlineData(1e-35f)]
    [InlineData(1e30f)]
    public void Rounded_WeightsOfAnyOrder_AreNumbers(float most)
    {
        var rounded = new Weights(Slots([most, -most / 3, 0]), 0).Rounded();

        Assert.True(rounded.AreFinite);
        Assert.True(float.IsFinite(1 / rounded.Step));
    }

    [Fact]
    public void Table_OfRoundedWeights_HoldsThemExactly()
    {
        float[] some = [-15.687f, 0.0001f, 3, 15.99f, -0.4711f];
        var toxicity = new Weights(Slots(some), 0).Rounded();
        var spam = new Weights(Slots([.. some.Select(weight => weight / 100)]), 0).Rounded();

        var table = new WeightTable(toxicity, spam);

        Assert.All(
            Enumerable.Range(0, some.Length + 1),
            slot =>
            {
                Assert.Equal(toxicity.Slots[slot], table.Of(slot, Category.Toxicity));
                Assert.Equal(spam.Slots[slot], table.Of(slot, Category.Spam));
            }
        );
    }

    private static float[] Slots(float[] first)
    {
        var slots = new float[FeatureSpace.Size];
        first.CopyTo(slots, 0);
        slots[FeatureSpace.Signals.Start] = 123.456f;
        return slots;
    }
}
