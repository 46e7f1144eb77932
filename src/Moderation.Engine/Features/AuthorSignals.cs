using System.Buffers;
using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>What the author's name and link look like, whatever they say: each 0 or 1.</summary>
internal static class AuthorSignals
{
    /// <summary>How many there are.</summary>
    public const int Count = LengthOfName + Lengths;

    private const int Lengths = 10;
    private const int LengthOfLink = 10;
    private const int LengthOfName = LengthOfLink + Lengths;

    // Shorter parts of names and hosts stand in too many texts by chance.
    private const int ShortestShared = 4;
    private const int LongestSearched = 4_000;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" .-_");

    /// <summary>Writes the signals of one comment.</summary>
    /// <param name="name">The author's name as it was given; empty where it is not known, and then all are 0.</param>
    /// <param name="foldedName">The same folded.</param>
    /// <param name="link">The author's link, folded; may be empty.</param>
    /// <param name="text">The comment's text, folded.</param>
    /// <param name="values">Takes <see cref="Count"/> numbers.</param>
    public static void Read(
        ReadOnlySpan<char> name,
        ReadOnlySpan<char> foldedName,
        ReadOnlySpan<char> link,
        ReadOnlySpan<char> text,
        Span<float> values
    )
    {
        values.Clear();
        if (name.IsEmpty)
        {
            return;
        }

        text = text[..Math.Min(text.Length, LongestSearched)];
        values[0] = HasDigit(name) ? 1 : 0;
        values[1] = IsLower(name) ? 1 : 0;
        values[2] = SharesPart(foldedName, text) ? 1 : 0;
        values[LengthOfName + Math.Min(Lengths - 1, name.Length / 4)] = 1;
        if (link.IsEmpty)
        {
            return;
        }

        var path = Path(link);
        values[3] = 1;
        values[4] = link.StartsWith("http:", StringComparison.Ordinal) ? 1 : 0;
        values[5] = path.Length > 1 && path[1..].Contains('/') ? 1 : 0;
        values[6] = path is "/" ? 1 : 0;
        values[7] = link.Contains('-') ? 1 : 0;
        values[8] = SharesPart(Links.Host(link), text) ? 1 : 0;
        values[9] = SharesPart(Links.Host(link), foldedName) ? 1 : 0;
        values[LengthOfLink + Math.Min(Lengths - 1, link.Length / 10)] = 1;
    }

    private static ReadOnlySpan<char> Path(ReadOnlySpan<char> link)
    {
        var scheme = link.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? link : link[(scheme + 3)..];
        var slash = rest.IndexOf('/');
        return slash < 0 ? default : rest[slash..];
    }

    private static bool HasDigit(ReadOnlySpan<char> name)
    {
        foreach (var unit in name)
        {
            if (char.IsAsciiDigit(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLower(ReadOnlySpan<char> name)
    {
        foreach (var unit in name)
        {
            if (char.IsUpper(unit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SharesPart(ReadOnlySpan<char> parts, ReadOnlySpan<char> text)
    {
        while (!parts.IsEmpty)
        {
            var end = parts.IndexOfAny(Separators);
            var part = end < 0 ? parts : parts[..end];
            if (part.Length >= ShortestShared && text.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }

            parts = end < 0 ? default : parts[(end + 1)..];
        }

        return false;
    }
}
