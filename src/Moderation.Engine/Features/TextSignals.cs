using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>What the words do not say: numbers between 0 and about 1, read off the original text.</summary>
internal static class TextSignals
{
    /// <summary>How many there are.</summary>
    public const int Count = 14;

    /// <summary>Writes the signals of one comment.</summary>
    /// <param name="original">The text as it was written.</param>
    /// <param name="folded">The same text folded.</param>
    /// <param name="links">How many links the text holds.</param>
    /// <param name="values">Takes <see cref="Count"/> numbers.</param>
    public static void Read(ReadOnlySpan<char> original, FoldedText folded, int links, Span<float> values)
    {
        int letters = 0,
            capitals = 0,
            shouted = 0,
            run = 0,
            digits = 0,
            digitRun = 0,
            longestDigits = 0,
            exclamations = 0,
            questions = 0,
            foreign = 0,
            lines = 0,
            words = 0;
        var inWord = false;
        foreach (var unit in original)
        {
            var isLetter = char.IsLetter(unit);
            var isDigit = char.IsAsciiDigit(unit);
            var isCapital = isLetter && char.IsUpper(unit);
            letters += isLetter ? 1 : 0;
            capitals += isCapital ? 1 : 0;
            foreign += isLetter && unit > '\u024F' ? 1 : 0;
            digits += isDigit ? 1 : 0;
            exclamations += unit == '!' ? 1 : 0;
            questions += unit == '?' ? 1 : 0;
            lines += unit == '\n' ? 1 : 0;
            words += !inWord && (isLetter || isDigit) ? 1 : 0;
            inWord = isLetter || isDigit || (inWord && unit == '\'');

            // A word of three capitals and more counts as shouted; shorter ones are mostly initials.
            run = isCapital ? run + 1 : 0;
            shouted += run == 3 ? 1 : 0;

            // Phone numbers are written with spaces, brackets and dashes between the digits.
            digitRun =
                isDigit ? digitRun + 1
                : digitRun > 0 && unit is ' ' or '-' or '(' or ')' or '+' ? digitRun
                : 0;
            longestDigits = Math.Max(longestDigits, digitRun);
        }

        values[0] = Log(original.Length) / 8;
        values[1] = letters < 8 ? 0 : (float)capitals / letters;
        values[2] = Log(shouted) / 3;
        values[3] = Log(exclamations) / 3;
        values[4] = Log(questions) / 3;
        values[5] = original.Length == 0 ? 0 : (float)digits / original.Length;
        values[6] = letters == 0 ? 0 : (float)foreign / letters;
        values[7] = longestDigits is >= 9 and <= 14 ? 1 : 0;
        values[8] = Log(lines) / 3;
        values[9] = words == 0 ? 0 : Math.Min(1, letters / (10f * words));
        values[10] = Log(links) / 3;
        values[11] = HasMarkup(folded.Characters) ? 1 : 0;
        values[12] = Log(folded.Hidden) / 3;
        values[13] = Log(folded.Disguised) / 3;
    }

    private static float Log(int count) => MathF.Log(1 + count);

    // Links as HTML or as forum code, the way that advertisers' programs post them into any form.
    private static bool HasMarkup(ReadOnlySpan<char> folded) =>
        folded.Contains("<a ", StringComparison.Ordinal)
        || folded.Contains("[url", StringComparison.Ordinal)
        || folded.Contains("[link", StringComparison.Ordinal);
}
