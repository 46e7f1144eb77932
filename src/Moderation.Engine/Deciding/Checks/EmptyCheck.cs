using System.Globalization;
using System.Text;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>Nothing that a reader could see: white space, marks without a letter, characters that draw nothing.</summary>
internal static class EmptyCheck
{
    public static Reason? Run(Case one)
    {
        foreach (var rune in one.Comment.Text.EnumerateRunes())
        {
            if (IsVisible(rune))
            {
                return null;
            }
        }

        return new Reason(ReasonCodes.Empty, "The comment has nothing that a reader could see.");
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        // Blank by name and shape although they count as letters or symbols: Hangul fillers and the empty Braille cell.
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate
            );
}
