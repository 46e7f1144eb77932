using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>
/// Scales each feature by how differently the two labels use it, before fitting: the naive-Bayes log-count ratio of
/// Wang and Manning (2012), here to a power, with the sign left to the fit. Features that say little are then held
/// closer to zero by the same regularization.
/// </summary>
internal static class NaiveBayesScale
{
    private const double Smoothing = 1;

    public static float[] Of(IReadOnlyList<Example> examples, float power)
    {
        var scale = new float[FeatureSpace.Size];
        Array.Fill(scale, 1);
        if (power == 0)
        {
            return scale;
        }

        var positives = new double[FeatureSpace.Size];
        var negatives = new double[FeatureSpace.Size];
        double allPositives = 2 * Smoothing,
            allNegatives = 2 * Smoothing;
        foreach (var (vector, label, weight) in examples)
        {
            var counts = label ? positives : negatives;
            foreach (var slot in vector.Slots)
            {
                counts[slot] += weight;
            }

            allPositives += label ? weight : 0;
            allNegatives += label ? 0 : weight;
        }

        // The signals are numbers, not words: counting them says nothing.
        for (var slot = 0; slot < FeatureSpace.SignalStart; slot++)
        {
            var ratio =
                Math.Log((positives[slot] + Smoothing) / allPositives)
                - Math.Log((negatives[slot] + Smoothing) / allNegatives);
            scale[slot] = (float)Math.Pow(Math.Abs(ratio), power);
        }

        return scale;
    }
}
