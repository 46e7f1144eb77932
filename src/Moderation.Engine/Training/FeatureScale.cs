using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>
/// Scales each feature before fitting, which decides how far the same regularization lets its weight go: by how
/// differently the two labels use it (the naive-Bayes log-count ratio of Wang and Manning 2012, to a power, with the
/// sign left to the fit), by how rare it is, and by its block.
/// </summary>
internal static class FeatureScale
{
    private const double Smoothing = 1;

    /// <summary>The scale of each place; 0 leaves it out.</summary>
    /// <param name="examples">The rows.</param>
    /// <param name="weights">How much each row counts; those of 0 are left out.</param>
    /// <param name="slots">The slot of each place.</param>
    /// <param name="recipe">The powers, and the scales of the blocks.</param>
    public static float[] Of(Example[] examples, float[] weights, int[] slots, FitRecipe recipe)
    {
        var rows = new int[slots.Length];
        double[][] counts = [new double[slots.Length], new double[slots.Length]];
        double[] all = [2 * Smoothing, 2 * Smoothing];
        var used = 0;
        for (var row = 0; row < examples.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            var label = examples[row].Label ? 1 : 0;
            foreach (var place in examples[row].Vector.Slots)
            {
                counts[label][place] += weights[row];
                rows[place]++;
            }

            all[label] += weights[row];
            used++;
        }

        var mostRare = 1 + Math.Log(used + 1.0);
        var scale = new float[slots.Length];
        for (var place = 0; place < slots.Length; place++)
        {
            var (value, power) = recipe.ScaleOf(slots[place]);
            if (power is null)
            {
                scale[place] = value;
            }
            else if (rows[place] >= recipe.FewestRows)
            {
                var ratio =
                    Math.Log((counts[1][place] + Smoothing) / all[1])
                    - Math.Log((counts[0][place] + Smoothing) / all[0]);
                var rareness = (1 + Math.Log((used + 1.0) / (rows[place] + 1))) / mostRare;
                scale[place] = (float)(
                    value * Math.Pow(rareness, recipe.RarenessPower) * Math.Pow(Math.Abs(ratio), power.Value)
                );
            }
        }

        return scale;
    }
}
