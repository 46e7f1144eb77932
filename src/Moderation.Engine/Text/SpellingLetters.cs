namespace Moderation.Engine.Text;

/// <summary>The letters that digits and signs stand for in tricks of spelling.</summary>
internal static class SpellingLetters
{
    /// <summary>The letter that a digit or sign imitates, or the character itself.</summary>
    public static char Imitated(char unit) =>
        unit switch
        {
            '0' => 'o',
            '1' or '!' => 'i',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '7' => 't',
            _ => unit,
        };
}
