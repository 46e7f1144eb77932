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
        featurizer.Count();
        var slots = new List<int>();
        var values = new List<float>();
        Add(featurizer.Words, FeatureSpace.Words, slots, values);
        Add(featurizer.Pairs, FeatureSpace.Pairs, slots, values);
        Add(featurizer.Skips, FeatureSpace.Skips, slots, values);
        Add(featurizer.Grams, FeatureSpace.Grams, slots, values);
        Add(featurizer.Spellings, FeatureSpace.Spellings, slots, values);
        Add(featurizer.Signals, FeatureSpace.Signals, slots, values);
        if (category == Category.Spam)
        {
            Add(featurizer.Origin, FeatureSpace.Origin, slots, values);
            Add(featurizer.AuthorSignals, FeatureSpace.AuthorSignals, slots, values);
        }

        var (sortedSlots, sortedValues) = (slots.ToArray(), values.ToArray());
        Array.Sort(sortedSlots, sortedValues);
        return new FeatureVector(sortedSlots, sortedValues);
    }

    // Each block has the length 1 by itself (L2), so that an author adds to a text and takes nothing away from it.
    private static void Add(FeatureBag bag, FeatureBlock block, List<int> slots, List<float> values)
    {
        var scale = bag.Scale();
        for (var position = 0; position < bag.Count; position++)
        {
            slots.Add(block.Start + bag.Slots[position]);
            values.Add(scale * CountScale.Of(bag.Times[position]));
        }
    }

    private static void Add(float[] signals, FeatureBlock block, List<int> slots, List<float> values)
    {
        for (var signal = 0; signal < signals.Length; signal++)
        {
            if (signals[signal] != 0)
            {
                slots.Add(block.Start + signal);
                values.Add(signals[signal]);
            }
        }
    }
}
