using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// A second pass over a folded text: each stretch between spaces as one word, with digits and signs read as the letters
/// they imitate, and repeated letters once. It finds what signs inside a word would hide from <see cref="TextWalk"/>.
/// </summary>
internal static class SpellingWalk
{
    private const uint Seed = 0x3C6EF372;
    private const int Longest = 64;
    private const string Edges = ".,;:\"'()[]*-_!?";
    private const string Inside = ".,;:'-_*~+/|";

    // What is left out inside a word becomes this: no character of a word.
    private const char Nothing = '\0';

    private static readonly char[] Letters = BuildLetters();
    private static readonly bool[] IsEdge = BuildEdges();

    public static void Run<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        for (var at = 0; at < text.Length; )
        {
            if (CharacterClasses.Of(text[at]) == CharacterClass.Space)
            {
                at++;
                continue;
            }

            var start = at;
            if (TryAddPlain(text, ref at, ref sink))
            {
                continue;
            }

            while (at < text.Length && CharacterClasses.Of(text[at]) != CharacterClass.Space)
            {
                at++;
            }

            if (at - start <= Longest)
            {
                AddWord(text, start, at, ref sink);
            }
        }
    }

    // Most words are small letters alone with a space after them: one loop hashes them and finds their end.
    private static bool TryAddPlain<TSink>(ReadOnlySpan<char> text, ref int at, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var hash = Seed;
        var (letters, place) = (0, at);
        var last = Nothing;
        for (; place < text.Length && char.IsAsciiLetterLower(text[place]); place++)
        {
            if (text[place] != last)
            {
                last = text[place];
                hash = Hash.Step(hash, last);
                letters++;
            }
        }

        if ((place < text.Length && text[place] != ' ') || place - at > Longest)
        {
            return false;
        }

        if (letters > 1)
        {
            sink.Spelling(hash, at, place);
        }

        at = place;
        return true;
    }

    private static void AddWord<TSink>(ReadOnlySpan<char> text, int start, int end, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        while (start < end && IsEdgeAt(text, start))
        {
            start++;
        }

        while (start < end && IsEdgeAt(text, end - 1))
        {
            end--;
        }

        var hash = Seed;
        var letters = 0;
        var last = Nothing;
        foreach (var unit in text[start..end])
        {
            var letter = unit < Letters.Length ? Letters[unit] : unit;
            if (letter != last && letter != Nothing)
            {
                hash = Hash.Step(hash, letter);
                letters++;
                last = letter;
            }
        }

        if (letters > 1)
        {
            sink.Spelling(hash, start, end);
        }
    }

    private static bool IsEdgeAt(ReadOnlySpan<char> text, int at) => text[at] < IsEdge.Length && IsEdge[text[at]];

    private static char[] BuildLetters()
    {
        var letters = new char[128];
        for (var unit = '\0'; unit < letters.Length; unit++)
        {
            var letter = SpellingLetters.Imitated(unit);
            letters[unit] = Inside.Contains(letter) ? Nothing : letter;
        }

        return letters;
    }

    private static bool[] BuildEdges()
    {
        var edges = new bool[128];
        foreach (var unit in Edges)
        {
            edges[unit] = true;
        }

        return edges;
    }
}
