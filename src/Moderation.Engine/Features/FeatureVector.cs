using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Features;

/// <summary>One comment as a sparse vector of <see cref="FeatureSpace"/>, the form that training reads.</summary>
/// <param name="Slots">Ascending, without repeats.</param>
/// <param name="Values">The value of each slot; the others are 0.</param>
internal sealed record FeatureVector(int[] Slots, float[] Values)
{
    /// <summary>Reads a comment. For toxicity its author and links are left out: who writes is not what is said.</summary>
    public static FeatureVector Of(Comment comment, Category category)
    {
        var featurizer = Featurizer.OfThisThread;
        featurizer.Read(comment);
        var withOrigin = category == Category.Spam;
        var length = featurizer.Text.Count + (withOrigin ? featurizer.Origin.Count : 0) + Signals.Count;
        var slots = new List<int>(length);
        var values = new List<float>(length);
        Add(featurizer.Text, 0, slots, values);
        if (withOrigin)
        {
            Add(featurizer.Origin, FeatureSpace.OriginStart, slots, values);
        }

        for (var signal = 0; signal < Signals.Count; signal++)
        {
            if (featurizer.Signals[signal] != 0 && (withOrigin || signal != Signals.AuthorLink))
            {
                slots.Add(FeatureSpace.SignalStart + signal);
                values.Add(featurizer.Signals[signal]);
            }
        }

        var (sortedSlots, sortedValues) = (slots.ToArray(), values.ToArray());
        Array.Sort(sortedSlots, sortedValues);
        return new FeatureVector(sortedSlots, sortedValues);
    }

    // Each group has the length 1 by itself (L2), so that an author adds to a text and takes nothing away from it.
    private static void Add(FeatureBag bag, int start, List<int> slots, List<float> values)
    {
        var squares = 0f;
        for (var position = 0; position < bag.Count; position++)
        {
            var (slot, times) = bag.At(position);
            var value = CountScale.Of(times);
            squares += value * value;
            slots.Add(start + slot);
            values.Add(value);
        }

        var scale = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
        for (var position = values.Count - bag.Count; position < values.Count; position++)
        {
            values[position] *= scale;
        }
    }
}
