using System.Collections.Frozen;
using System.Text;

namespace Moderation.Engine.Text;

/// <summary>What emoji say, as words, from <c>emoji-words.txt</c>.</summary>
internal static class EmojiWords
{
    private static readonly FrozenDictionary<int, string> Words = Read();

    /// <summary>
    /// The words of a sign with spaces around them, or a single letter that the sign draws, which may be part of a word;
    /// null where the sign has none.
    /// </summary>
    public static string? Of(int codePoint) => Words.GetValueOrDefault(codePoint);

    private static FrozenDictionary<int, string> Read()
    {
        using var stream = typeof(EmojiWords).Assembly.GetManifestResourceStream("emoji-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            foreach (var entry in line.StartsWith('#') ? [] : line.Split(" | "))
            {
                var space = entry.IndexOf(' ', StringComparison.Ordinal);
                var meaning = entry[(space + 1)..];
                words.Add(Rune.GetRuneAt(entry, 0).Value, meaning.Length == 1 ? meaning : $" {meaning} ");
            }
        }

        return words.ToFrozenDictionary();
    }
}
