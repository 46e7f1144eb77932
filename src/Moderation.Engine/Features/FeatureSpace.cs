namespace Moderation.Engine.Features;

/// <summary>
/// Where each kind of feature stands in the vector that a model is trained on: blocks of hashed features, each of
/// length 1 by itself (L2), then signals that are numbers.
/// </summary>
internal static class FeatureSpace
{
    /// <summary>Goes up with every change that gives any text another vector: old weights would then mean nothing.</summary>
    public const int Version = 5;

    /// <summary>Words and signs.</summary>
    public static readonly FeatureBlock Words = new(0, 1 << 19);

    /// <summary>Pairs of neighbouring words.</summary>
    public static readonly FeatureBlock Pairs = new(Words.End, 1 << 20);

    /// <summary>Pairs of words with one word between them.</summary>
    public static readonly FeatureBlock Skips = new(Pairs.End, 1 << 19);

    /// <summary>Runs of characters inside words.</summary>
    public static readonly FeatureBlock Grams = new(Skips.End, 1 << 20);

    /// <summary>Words as they would be without tricks of spelling.</summary>
    public static readonly FeatureBlock Spellings = new(Grams.End, 1 << 18);

    /// <summary>The author's name, and where the author's link and the text's links lead.</summary>
    public static readonly FeatureBlock Origin = new(Spellings.End, 1 << 17);

    /// <summary>Numbers about the text.</summary>
    public static readonly FeatureBlock Signals = new(Origin.End, TextSignals.Count);

    /// <summary>Numbers about the author.</summary>
    public static readonly FeatureBlock AuthorSignals = new(Signals.End, Features.AuthorSignals.Count);

    /// <summary>The length of the whole vector.</summary>
    public static readonly int Size = AuthorSignals.End;
}
