namespace Moderation.Engine.Features;

/// <summary>
/// Where each kind of feature stands in the vector that a model is trained on: hashed features of the text, hashed
/// features of who wrote it and where its links lead, then signals that are numbers.
/// </summary>
internal static class FeatureSpace
{
    /// <summary>Goes up with every change that gives any text another vector: old weights would then mean nothing.</summary>
    public const int Version = 1;

    /// <summary>How many slots the text's features are hashed to.</summary>
    public const int TextSize = 1 << 20;

    /// <summary>How many slots the author's and links' features are hashed to.</summary>
    public const int OriginSize = 1 << 16;

    /// <summary>The first slot of the author's and links' features.</summary>
    public const int OriginStart = TextSize;

    /// <summary>The first slot of the signals.</summary>
    public const int SignalStart = OriginStart + OriginSize;

    /// <summary>The length of the whole vector.</summary>
    public const int Size = SignalStart + Signals.Count;

    /// <summary>Spreads a hash over <paramref name="size"/> slots, a power of two (Knuth's multiplicative method).</summary>
    public static int Slot(uint hash, int size) => (int)((ulong)(hash * 0x9E3779B1u) * (uint)size >> 32);
}
