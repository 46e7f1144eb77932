namespace Moderation.Engine.Features;

/// <summary>The value of a feature that occurs n times: 1 + ln n, so that repeating a word wins little.</summary>
internal static class CountScale
{
    private const int Kept = 64;

    private static readonly float[] Values = [.. Enumerable.Range(0, Kept).Select(Compute)];
    private static readonly float[] Inverses = [.. Enumerable.Range(0, Kept).Select(number => 1f / number)];

    public static float Of(int times) => (uint)times < (uint)Values.Length ? Values[times] : Compute(times);

    /// <summary>What each one of so many occurrences has of the value.</summary>
    public static float OfEach(int times) => Of(times) * Inverse(times);

    /// <summary>1 / n: dividing costs more than everything else about an occurrence.</summary>
    public static float Inverse(int number) => (uint)number < (uint)Inverses.Length ? Inverses[number] : 1f / number;

    private static float Compute(int times) => times == 0 ? 0 : 1 + MathF.Log(times);
}
