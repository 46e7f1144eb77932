using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>
/// The slots that training rows use, side by side in ascending order: most of the feature space is never used, and a
/// feature of one single row cannot be told from chance.
/// </summary>
internal sealed class UsedSlots
{
    private const int FewestRows = 2;
    private const int Unused = -1;

    private readonly int[] _places = new int[FeatureSpace.Size];

    /// <param name="vectors">The rows in the whole feature space.</param>
    public UsedSlots(IReadOnlyList<FeatureVector> vectors)
    {
        var rows = new int[FeatureSpace.Size];
        foreach (var vector in vectors)
        {
            foreach (var slot in vector.Slots)
            {
                rows[slot]++;
            }
        }

        Slots = [.. Enumerable.Range(0, rows.Length).Where(slot => rows[slot] >= FewestRows)];
        Array.Fill(_places, Unused);
        for (var place = 0; place < Slots.Length; place++)
        {
            _places[Slots[place]] = place;
        }

        Words = Slots.Count(FeatureSpace.Words.Contains);
    }

    /// <summary>The slot of each place.</summary>
    public int[] Slots { get; }

    /// <summary>How many of the first places are words.</summary>
    public int Words { get; }

    /// <summary>A vector with places for slots, and without the slots that have none.</summary>
    public FeatureVector Compact(FeatureVector vector)
    {
        var count = vector.Slots.Count(slot => _places[slot] != Unused);
        var (places, values) = (new int[count], new float[count]);
        var at = 0;
        for (var number = 0; number < vector.Slots.Length; number++)
        {
            if (_places[vector.Slots[number]] is not Unused and var place)
            {
                places[at] = place;
                values[at++] = vector.Values[number];
            }
        }

        return new FeatureVector(places, values);
    }

    /// <summary>Weights of places as weights of the whole feature space.</summary>
    public float[] Spread(ReadOnlySpan<double> weights)
    {
        var spread = new float[FeatureSpace.Size];
        for (var place = 0; place < Slots.Length; place++)
        {
            spread[Slots[place]] = (float)weights[place];
        }

        return spread;
    }
}
