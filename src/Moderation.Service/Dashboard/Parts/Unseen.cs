using System.Globalization;
using System.Text;

namespace Moderation.Service.Dashboard.Parts;

/// <summary>
/// Finds the characters that a reader cannot see but that change what is seen: controls, direction overrides,
/// zero-width and tag characters. A moderator is shown that they are there, and they cannot act on the page. The
/// joiners that Arabic, Indic scripts and emoji need are left alone.
/// </summary>
internal static class Unseen
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text in stretches; a stretch of unseen characters is replaced by its name.</summary>
    public static IEnumerable<(string Text, bool IsUnseen)> Split(string text)
    {
        var seen = new StringBuilder();
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; )
        {
            if (!IsUnseen(runes[i]))
            {
                seen.Append(runes[i++]);
                continue;
            }

            if (seen.Length > 0)
            {
                yield return (seen.ToString(), false);
                seen.Clear();
            }

            var run = runes.Skip(i).TakeWhile(rune => rune == runes[i]).Count();
            yield return (Name(runes[i], run), true);
            i += run;
        }

        if (seen.Length > 0)
        {
            yield return (seen.ToString(), false);
        }
    }

    private static string Name(Rune rune, int times)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        return times == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ×{times}");
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => rune.Value is not ('\n' or '\t'),
            UnicodeCategory.Format => rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner),
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            _ => false,
        };
}
