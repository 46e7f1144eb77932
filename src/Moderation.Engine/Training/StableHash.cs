namespace Moderation.Engine.Training;

/// <summary>A hash that is the same in every process, for choices that must repeat.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over the UTF-16 code units, its bits mixed once more (Fowler, Noll, Vo).</summary>
    public static uint Of(string text)
    {
        var hash = 0x811C9DC5;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x01000193;
        }

        hash ^= hash >> 15;
        return (hash * 0x2C1B3C6D) ^ (hash >> 12);
    }
}
