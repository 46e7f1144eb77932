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

    // A feature of one single row cannot be told from chance.
    private const int FewestRows = 2;

    public static float[] Of(IReadOnlyList<Example> examples, Recipe recipe)
    {
        var rows = new int[FeatureSpace.Size];
        var positives = new double[FeatureSpace.Size];
        var negatives = new double[FeatureSpace.Size];
        double allPositives = 2 * Smoothing,
            allNegatives = 2 * Smoothing;
        foreach (var (vector, _, label, weight) in examples)
        {
            var counts = label ? positives : negatives;
            foreach (var slot in vector.Slots)
            {
                counts[slot] += weight;
                rows[slot]++;
            }

            allPositives += label ? weight : 0;
            allNegatives += label ? 0 : weight;
        }

        var mostRare = 1 + Math.Log(examples.Count + 1.0);
        var scale = new float[FeatureSpace.Size];
        Fill(FeatureSpace.Signals, recipe.Signals);
        Fill(FeatureSpace.AuthorSignals, recipe.AuthorSignals);
        Weigh(FeatureSpace.Words, 1, recipe.RatioPower);
        Weigh(FeatureSpace.Pairs, recipe.Pairs, recipe.RatioPower);
        Weigh(FeatureSpace.Skips, recipe.Skips, recipe.RatioPower);
        Weigh(FeatureSpace.Grams, recipe.Grams, recipe.RatioPowerOfGrams);
        Weigh(FeatureSpace.Spellings, recipe.Spellings, recipe.RatioPowerOfSpellings);

        // The ratio of names and hosts says more about who happened to be in the corpus than about advertising.
        Weigh(FeatureSpace.Origin, recipe.Origin, 0);
        return scale;

        void Fill(FeatureBlock block, float value) => scale.AsSpan(block.Start, block.Size).Fill(value);

        void Weigh(FeatureBlock block, float value, double power)
        {
            for (var slot = block.Start; slot < block.End; slot++)
            {
                if (rows[slot] < FewestRows)
                {
                    continue;
                }

                var ratio =
                    Math.Log((positives[slot] + Smoothing) / allPositives)
                    - Math.Log((negatives[slot] + Smoothing) / allNegatives);
                var rareness = 1 + Math.Log((examples.Count + 1.0) / (rows[slot] + 1));
                scale[slot] = (float)(value * rareness / mostRare * Math.Pow(Math.Abs(ratio), power));
            }
        }
    }
}
