using System.Collections.Frozen;

namespace Moderation.Engine.Text;

/// <summary>Frequent small words of languages other than the model's, from <c>foreign-words.txt</c>.</summary>
internal static class ForeignWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Read()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(ForeignWords).Assembly.GetManifestResourceStream("foreign-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
