using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>Frequent small words of languages other than the model's, from <c>foreign-words.txt</c>.</summary>
internal static class ForeignWords
{
    /// <summary>Their hashes as <see cref="TextWalk.Word"/> gives them.</summary>
    public static IReadOnlyList<uint> Hashes { get; } = Read();

    private static List<uint> Read()
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

        return words;
    }
}
