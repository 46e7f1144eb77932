using System.Runtime.Intrinsics;

namespace Moderation.Engine.Features;

/// <summary>The value of a feature that occurs n times: 1 + ln n, so that repeating a word wins little.</summary>
internal static class CountScale
{
    /// <summary>So many values are kept; a power of two.</summary>
    public const int Kept = 64;

    private static readonly float[] Values = [.. Enumerable.Range(0, Kept).Select(times => (float)Exact(times))];
    private static readonly float[] Parts =
    [
        .. Enumerable.Range(0, Kept).Select(times => (float)(Exact(times) / Math.Max(1, times))),
    ];

    private static readonly float[] Inverses = [.. Enumerable.Range(0, Kept).Select(number => 1f / number)];

    private static readonly Vector256<double>[] AllSteps = [.. Enumerable.Range(0, Kept).Select(ComputeStep)];

    /// <summary>
    /// What one occurrence more adds to the value, twice, and to its square, after 0 and up to <see cref="Kept"/> - 1
    /// others.
    /// </summary>
    public static ReadOnlySpan<Vector256<double>> Steps => AllSteps;

    public static float Of(int times) => (uint)times < (uint)Values.Length ? Values[times] : (float)Exact(times);

    /// <summary>What each one of so many occurrences has of the value.</summary>
    public static float OfEach(int times) =>
        (uint)times < (uint)Parts.Length ? Parts[times] : (float)(Exact(times) / times);

    /// <summary>1 / n: dividing costs more than everything else about an occurrence.</summary>
    public static float Inverse(int number) => (uint)number < (uint)Inverses.Length ? Inverses[number] : 1f / number;

    /// <summary>The value in full precision.</summary>
    public static double Exact(int times) => times == 0 ? 0 : 1 + Math.Log(times);

    private static Vector256<double> ComputeStep(int before)
    {
        var (old, next) = (Exact(before), Exact(before + 1));
        return Vector256.Create(next - old, next - old, (next * next) - (old * old), 0);
    }
}
