using System.Text;

namespace Moderation.Engine.Evaluation.Attacks;

/// <summary>Changes the words of a text and leaves the rest of it.</summary>
internal static class WordWalk
{
    private const int Shortest = 3;

    /// <summary>Words are runs of at least three basic Latin letters; links are left as they are.</summary>
    public static string Change(string text, Func<string, string> change)
    {
        var changed = new StringBuilder(text.Length + 16);
        for (var from = 0; from < text.Length; )
        {
            var to = from;
            var letters = char.IsAsciiLetter(text[from]);
            while (to < text.Length && char.IsAsciiLetter(text[to]) == letters)
            {
                to++;
            }

            var piece = text[from..to];
            changed.Append(letters && piece.Length >= Shortest && !IsOfLink(text, from) ? change(piece) : piece);
            from = to;
        }

        return changed.ToString();
    }

    private static bool IsOfLink(string text, int at)
    {
        var start = text.LastIndexOfAny([' ', '\n', '\t', '"', '<', '('], at) + 1;
        var rest = text.AsSpan(start);
        return rest.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }
}
