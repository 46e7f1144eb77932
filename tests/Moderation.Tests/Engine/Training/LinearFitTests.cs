using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class LinearFitTests
{
    private const int Places = 30;

    private static readonly FitRecipe Recipe = new()
    {
        L2 = 20,
        RatioPower = 0,
        RatioPowerOfGrams = 0,
        RarenessPower = 0,
    };

    [Fact]
    public void Run_NoisyRows_EndsWhereTheGradientIsZero()
    {
        var (examples, counts) = Rows();

        var weights = LinearFit.Run(examples, counts, Used(examples), Recipe, 1);

        // At the optimum each weight is what the rows pull at it, divided by the strength of the regularization.
        for (var place = 0; place < Places; place++)
        {
            var pull = examples.Select((example, row) => counts[row] * Pull(example, place, weights)).Sum();
            Assert.Equal(pull / Recipe.L2, weights.Slots[place], 0.005);
        }

        Assert.True(weights.Slots[3] > 0.1);
    }

    [Fact]
    public void Run_RowsOfNoCount_AreNotSeen()
    {
        var (examples, counts) = Rows();
        var doubled = examples.Concat(examples.Select(example => example with { Label = !example.Label })).ToArray();

        var alone = LinearFit.Run(examples, counts, Used(examples), Recipe, 1);
        var beside = LinearFit.Run(doubled, [.. counts, .. counts.Select(_ => 0f)], Used(examples), Recipe, 1);

        Assert.Equal(alone.Slots, beside.Slots);
        Assert.Equal(alone.Bias, beside.Bias);
    }

    [Fact]
    public void Run_OffsetsThatExplainTheLabels_LeavesLittleToCorrect()
    {
        var (examples, counts) = Rows();
        var alone = LinearFit.Run(examples, counts, Used(examples), Recipe, 1);
        Example[] explained = [.. examples.Select(example => example with { Offset = alone.Sum(example.Vector) })];

        var correction = LinearFit.Run(explained, counts, Used(examples), Recipe with { L2 = 2_000 }, 1);
        var blank = LinearFit.Run(examples, counts, Used(examples), Recipe with { L2 = 2_000 }, 1);

        Assert.True(Length(correction) < 0.8 * Length(blank), $"{Length(correction)} against {Length(blank)}");

        static double Length(Weights weights) => Math.Sqrt(weights.Slots.Sum(weight => (double)weight * weight));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        var (examples, counts) = Rows();

        Assert.Throws<OperationCanceledException>(() =>
            LinearFit.Run(examples, counts, Used(examples), Recipe, 1, new CancellationToken(canceled: true))
        );
    }

    private static double Pull(Example example, int place, Weights weights)
    {
        var at = Array.IndexOf(example.Vector.Slots, place);
        var label = example.Label ? 1 : -1;
        return at < 0 ? 0 : label * example.Vector.Values[at] / (1 + Math.Exp(label * weights.Sum(example.Vector)));
    }

    private static (Example[] Examples, float[] Counts) Rows()
    {
        var random = new Random(5);
        var examples = new Example[300];
        for (var row = 0; row < examples.Length; row++)
        {
            int[] places = [.. Enumerable.Range(0, Places).Where(_ => random.Next(4) == 0)];
            float[] values = [.. places.Select(_ => random.NextSingle())];
            var label = random.NextDouble() < (places.Contains(3) ? 0.8 : 0.4);
            examples[row] = new Example(new FeatureVector(places, values), places.Length, 0, label);
        }

        return (examples, [.. examples.Select(_ => 0.5f + random.NextSingle())]);
    }

    private static UsedSlots Used(Example[] examples) => new([.. examples.Select(example => example.Vector)]);
}
