using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>What the words do not say: numbers from 0 to little more than 1, read off the original text.</summary>
internal static class TextSignals
{
    /// <summary>How many there are.</summary>
    public const int Count = 14;

    private const int ShortestPhone = 9;
    private const int LongestPhone = 14;

    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 64).Select(count => MathF.Log(1 + count))];

    /// <summary>Writes the signals of one comment.</summary>
    /// <param name="original">The text as it was written.</param>
    /// <param name="folded">The same text folded.</param>
    /// <param name="links">How many links the text holds.</param>
    /// <param name="values">Takes <see cref="Count"/> numbers.</param>
    public static void Read(ReadOnlySpan<char> original, FoldedText folded, int links, Span<float> values)
    {
        var counts = CharacterCounts.Of(original);
        values[0] = Log(original.Length) / 8;
        values[1] = counts.Letters < 8 ? 0 : (float)counts.Capitals / counts.Letters;
        values[2] = Log(counts.Shouted) / 3;
        values[3] = Log(counts.Exclamations) / 3;
        values[4] = Log(counts.Questions) / 3;
        values[5] = original.Length == 0 ? 0 : (float)counts.Digits / original.Length;
        values[6] = counts.Letters == 0 ? 0 : (float)counts.Foreign / counts.Letters;
        values[7] = HasPhoneNumber(original, counts.Digits) ? 1 : 0;
        values[8] = Log(counts.Lines) / 3;
        values[9] = counts.Words == 0 ? 0 : Math.Min(1, counts.Letters / (10f * counts.Words));
        values[10] = Log(links) / 3;
        values[11] = HasMarkup(folded.Characters) ? 1 : 0;
        values[12] = Log(folded.Hidden) / 3;
        values[13] = Log(folded.Disguised) / 3;
    }

    private static float Log(int count) =>
        (uint)count < (uint)Logarithms.Length ? Logarithms[count] : MathF.Log(1 + count);

    private static bool HasPhoneNumber(ReadOnlySpan<char> original, int digits) =>
        digits >= ShortestPhone && CharacterCounts.LongestNumber(original) is >= ShortestPhone and <= LongestPhone;

    // Links as HTML or as forum code, the way that advertisers' programs post them into any form.
    private static bool HasMarkup(ReadOnlySpan<char> folded) =>
        folded.ContainsAny('<', '[')
        && (
            folded.Contains("<a ", StringComparison.Ordinal)
            || folded.Contains("[url", StringComparison.Ordinal)
            || folded.Contains("[link", StringComparison.Ordinal)
        );
}
