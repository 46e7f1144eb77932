using System.Numerics.Tensors;
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
    // The signals, few and with weights of their own order, stand after the hashed features and stay as they are.
    private static readonly int Hashed = FeatureSpace.Signals.Start;

    /// <summary>
    /// A power of two, 2^-100 at least; so many times 32,767 is at least as much as any weight of a hashed feature. 1 where a weight is
    /// no number, and where all are 0.
    /// </summary>
    public float Step
    {
        get
        {
            var most = TensorPrimitives.MaxMagnitude<float>(Slots.AsSpan(0, Hashed));
            most = Math.Abs(most);
            return most is > 0 and <= float.MaxValue
                ? (float)Math.Pow(2, Math.Max(-100, Math.Ceiling(Math.Log2((double)most / short.MaxValue))))
                : 1;
        }
    }

    /// <summary>Whether every weight and the bias is a number.</summary>
    public bool AreFinite => float.IsFinite(Bias) && Array.TrueForAll(Slots, float.IsFinite);

    /// <summary>
    /// The same with the weights of hashed features in whole steps, as a <see cref="Scorer"/> keeps them. Rounding
    /// twice is rounding once.
    /// </summary>
    public Weights Rounded()
    {
        var step = Step;
        return this with
        {
            Slots = [.. Slots.Select((weight, slot) => slot < Hashed ? MathF.Round(weight / step) * step : weight)],
        };
    }

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
