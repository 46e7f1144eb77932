using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// Each stretch between spaces as one word, with digits and signs read as the letters they imitate, and repeated letters
/// once. It finds what signs inside a word would hide from <see cref="TextWalk"/>, which runs it and does itself what is
/// nearly all of it: a word of small letters.
/// </summary>
internal static class SpellingWalk
{
    /// <summary>The hash that a word begins with; <see cref="Hash.Step"/> adds a letter unless it repeats the last.</summary>
    public const uint Seed = 0x3C6EF372;

    private const int Longest = 64;
    private const string Edges = ".,;:\"'()[]*-_!?";
    private const string Inside = ".,;:'-_*~+/|";

    // What is left out inside a word becomes this: no character of a word.
    private const char Nothing = '\0';

    private static readonly char[] Letters = BuildLetters();
    private static readonly bool[] IsEdge = BuildEdges();

    /// <summary>Whether a sign at the beginning or the end of a word does not belong to it.</summary>
    public static bool IsEdgeAt(ReadOnlySpan<char> text, int at) => text[at] < IsEdge.Length && IsEdge[text[at]];

    /// <summary>A word of small letters alone, whose hash is known.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="isSpelled">Whether it has two different letters one after the other.</param>
    /// <param name="start">Its first character.</param>
    /// <param name="end">The first character after its last letter.</param>
    /// <param name="after">The first character after the signs that follow it.</param>
    /// <param name="sink">Takes it.</param>
    public static void AddPlain<TSink>(uint hash, bool isSpelled, int start, int end, int after, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        if (isSpelled && after - start <= Longest)
        {
            sink.Spelling(hash, start, end);
        }
    }

    /// <summary>Any stretch between spaces.</summary>
    public static void Add<TSink>(ReadOnlySpan<char> text, int start, int end, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        if (end - start <= Longest)
        {
            AddWord(text, start, end, ref sink);
        }
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
