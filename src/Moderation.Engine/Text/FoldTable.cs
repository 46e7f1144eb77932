using System.Globalization;
using System.Text;

namespace Moderation.Engine.Text;

/// <summary>
/// What each UTF-16 code unit becomes by itself under NFKC and lower case (Unicode Standard Annex 15), worked out once:
/// asking the globalization library again for every letter would cost more than all the rest of scoring.
/// </summary>
internal static class FoldTable
{
    /// <summary>The code unit needs its neighbours, or becomes several.</summary>
    public const char NotAlone = '\uFFFE';

    /// <summary>The code unit cannot be seen and is left out.</summary>
    public const char Invisible = '\uFFFF';

    private static readonly char[] Table = Build();

    public static char Of(char unit) => Table[unit];

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        Span<char> folded = stackalloc char[32];
        for (var unit = 0; unit < table.Length; unit++)
        {
            table[unit] = Fold((char)unit, folded);
        }

        return table;
    }

    private static char Fold(char unit, Span<char> folded)
    {
        if (char.IsAscii(unit))
        {
            // No keyboard writes the others, and nothing shows them: inside a word they serve to hide it.
            return char.IsControl(unit) && !char.IsWhiteSpace(unit) ? Invisible : char.ToLowerInvariant(unit);
        }

        // The controls of Latin-1, its line end as well, which no browser breaks a line at.
        if (char.IsControl(unit))
        {
            return Invisible;
        }

        if (char.IsSurrogate(unit) || EmojiWords.Of(unit) is not null)
        {
            return NotAlone;
        }

        switch (unit)
        {
            // Typographic forms that a word processor puts in by itself.
            case '\u2018' or '\u2019' or '\u02BC':
                return '\'';
            case '\u201C' or '\u201D':
                return '"';
            case '\u2013' or '\u2014':
                return '-';
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(unit))
        {
            case UnicodeCategory.Format:
                return Invisible;
            case UnicodeCategory.OtherNotAssigned:
                return unit is NotAlone or Invisible ? '\uFFFD' : unit;
            case UnicodeCategory.NonSpacingMark:
            case UnicodeCategory.EnclosingMark:
                // A variation selector only says how the character before it is drawn.
                return unit is >= '\uFE00' and <= '\uFE0F' ? Invisible : NotAlone;
        }

        var one = new ReadOnlySpan<char>(in unit);
        if (!one.TryNormalize(folded, out var length, NormalizationForm.FormKC) || length != 1)
        {
            return NotAlone;
        }

        return char.ToLowerInvariant(folded[0]);
    }
}
