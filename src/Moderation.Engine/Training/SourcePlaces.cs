using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>Where the words of each source stand in the vector that the optimizer sees, after the common features.</summary>
internal sealed class SourcePlaces
{
    private readonly int[][] _places;

    private SourcePlaces(int[][] places, int end) => (_places, End) = (places, end);

    /// <summary>The length of the whole vector.</summary>
    public int End { get; }

    /// <param name="examples">The rows; each gives places to the words it holds.</param>
    /// <param name="scale">A word with the scale 0 is left out.</param>
    /// <param name="start">The first place after the common features.</param>
    public static SourcePlaces Of(IReadOnlyList<Example> examples, float[] scale, int start)
    {
        var places = new int[1 + examples.Max(example => example.Source)][];
        for (var source = 0; source < places.Length; source++)
        {
            places[source] = new int[FeatureSpace.Words.Size];
        }

        foreach (var example in examples)
        {
            foreach (var slot in example.Vector.Slots)
            {
                if (FeatureSpace.Words.Contains(slot) && scale[slot] != 0)
                {
                    places[example.Source][slot] = 1;
                }
            }
        }

        // Places ascend with source and slot, as the optimizer's sparse vectors must.
        foreach (var ofSource in places)
        {
            for (var slot = 0; slot < ofSource.Length; slot++)
            {
                ofSource[slot] = ofSource[slot] == 0 ? -1 : start++;
            }
        }

        return new SourcePlaces(places, start);
    }

    /// <summary>The place of a word in a source; null for other features.</summary>
    public int? At(int source, int slot) =>
        FeatureSpace.Words.Contains(slot) && _places[source][slot] is >= 0 and var place ? place : null;
}
