using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>Frequent small words of languages other than the model's, from <c>foreign-words.txt</c>.</summary>
internal static class ForeignWords
{
    private static readonly WordSet Words = Read();

    /// <summary>Whether a word is one of them.</summary>
    /// <param name="hash">The folded word as <see cref="TextWalk.Word"/> gives it.</param>
    public static bool Contains(uint hash) => Words.Contains(hash);

    private static WordSet Read()
    {
        using var stream = typeof(ForeignWords).Assembly.GetManifestResourceStream("foreign-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = new List<uint>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                words.AddRange(
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => TextWalk.Word(word))
                );
            }
        }

        return new WordSet(words);
    }
}
