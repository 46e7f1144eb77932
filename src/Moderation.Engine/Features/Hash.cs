namespace Moderation.Engine.Features;

/// <summary>
/// Names features by 32 bits: FNV-1a's step (Fowler, Noll, Vo) over UTF-16 code units instead of bytes;
/// <see cref="FeatureBlock.Slot"/> mixes the bits.
/// </summary>
internal static class Hash
{
    /// <summary>What each step multiplies by.</summary>
    public const uint Prime = 0x01000193;

    public static uint Step(uint hash, uint unit) => (hash ^ unit) * Prime;

    public static uint Of(uint seed, ReadOnlySpan<char> characters)
    {
        foreach (var unit in characters)
        {
            seed = Step(seed, unit);
        }

        return seed;
    }

    /// <summary>Spreads the bits of a number over all of 64 (the finalizer of MurmurHash3, A. Appleby).</summary>
    public static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    /// <summary>The hash of two features in this order.</summary>
    public static uint Pair(uint first, uint second) => (first * 31 + 0x7FEB352D) * 0x846CA68B + second;
}
