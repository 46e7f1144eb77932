namespace Moderation.Service.Intake;

/// <summary>
/// Names texts by 64 bits, the same on every replica and after every start: FNV-1a (Fowler, Noll, Vo) over UTF-16 code
/// units, and the finalizer of MurmurHash3 (A. Appleby).
/// </summary>
internal static class StableHash
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>The hash of one text.</summary>
    public static long Of(string text) => (long)Mix(Step(Offset, text));

    /// <summary>The hash of two texts in this order.</summary>
    public static long Of(string first, string second) =>
        (long)Mix(Step((Step(Offset, first) ^ char.MaxValue) * Prime, second));

    /// <summary>The hash of two hashes in this order.</summary>
    public static long Of(long first, long second) => (long)Mix(Mix((ulong)first) + (ulong)second);

    private static ulong Step(ulong hash, string text)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    private static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
