namespace Moderation.Engine.Features;

/// <summary>Takes the features of a walk one by one, as a type parameter so that scoring pays no call for them.</summary>
internal interface IFeatureSink
{
    /// <summary>One occurrence of a feature.</summary>
    /// <param name="hash">Names the feature.</param>
    /// <param name="start">The first folded character it was read from.</param>
    /// <param name="end">The first folded character after it.</param>
    void Add(uint hash, int start, int end);

    /// <summary>A link, whose letters the walk itself does not read: most of them are addresses, not words.</summary>
    /// <param name="link">The folded link.</param>
    /// <param name="start">The first folded character of it.</param>
    void Link(ReadOnlySpan<char> link, int start);
}
