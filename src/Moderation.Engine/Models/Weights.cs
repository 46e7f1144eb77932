using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>
/// The weights of one category. In a model its calibration is already in them: the weighted sum of a vector plus the
/// bias is the log of the calibrated odds.
/// </summary>
/// <param name="Slots">One weight for each slot of the feature space.</param>
/// <param name="Bias">What is added to every sum.</param>
internal sealed record Weights(float[] Slots, float Bias)
{
    /// <summary>The weighted sum of a vector.</summary>
    public float Sum(FeatureVector vector)
    {
        var sum = Bias;
        for (var place = 0; place < vector.Slots.Length; place++)
        {
            sum += Slots[vector.Slots[place]] * vector.Values[place];
        }

        return sum;
    }
}
