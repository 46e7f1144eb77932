namespace Moderation.Engine.Features;

/// <summary>
/// Takes the features of a text one by one, each with the folded characters it was read from: the first, and the first
/// after it. A type parameter of the walks, so that scoring pays no call for it.
/// </summary>
internal interface IFeatureSink
{
    /// <summary>One occurrence of a word, a pair or a sign.</summary>
    void Word(uint hash, int start, int end);

    /// <summary>One occurrence of a pair of neighbouring words; the first and the last word also pair with nothing.</summary>
    void Pair(uint hash, int start, int end);

    /// <summary>One occurrence of a pair of words with one word between them.</summary>
    void Skip(uint hash, int start, int end);

    /// <summary>A word whose runs of characters are features: <see cref="GramWalk"/> reads them.</summary>
    void Grams(ReadOnlySpan<char> text, int start, int end);

    /// <summary>One occurrence of a run of characters inside a word.</summary>
    void Gram(uint hash, int start, int end);

    /// <summary>One occurrence of a word without its tricks of spelling.</summary>
    void Spelling(uint hash, int start, int end);

    /// <summary>A link, whose letters the walk itself does not read: most of them are addresses, not words.</summary>
    /// <param name="link">The folded link.</param>
    /// <param name="start">The first folded character of it.</param>
    void Link(ReadOnlySpan<char> link, int start);
}
