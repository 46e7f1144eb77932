using System.Globalization;

namespace Moderation.Engine.Text;

/// <summary>The class of every UTF-16 code unit, worked out once.</summary>
internal static class CharacterClasses
{
    private static readonly CharacterClass[] Table = Build();

    public static CharacterClass Of(char unit) => Table[unit];

    private static CharacterClass[] Build()
    {
        var table = new CharacterClass[char.MaxValue + 1];
        for (var unit = 0; unit < table.Length; unit++)
        {
            table[unit] = Classify((char)unit);
        }

        return table;
    }

    private static CharacterClass Classify(char unit) =>
        CharUnicodeInfo.GetUnicodeCategory(unit) switch
        {
            <= UnicodeCategory.OtherNumber => CharacterClass.Word, // the letters, marks and numbers
            UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control
            or UnicodeCategory.Format => CharacterClass.Space,
            UnicodeCategory.Surrogate => CharacterClass.Pair,
            _ => CharacterClass.Sign,
        };
}
