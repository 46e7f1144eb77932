using System.Runtime.Intrinsics;

namespace Moderation.Engine.Features;

/// <summary>The value of a feature that occurs n times: 1 + ln n, so that repeating a word wins little.</summary>
internal static class CountScale
{
    private const int Kept = 64;

    private static readonly float[] Values = [.. Enumerable.Range(0, Kept).Select(Compute)];
    private static readonly float[] Inverses = [.. Enumerable.Range(0, Kept).Select(number => 1f / number)];

    private static readonly Vector256<double>[] Steps = [.. Enumerable.Range(0, Kept).Select(ComputeStep)];

    public static float Of(int times) => (uint)times < (uint)Values.Length ? Values[times] : Compute(times);

    /// <summary>What each one of so many occurrences has of the value.</summary>
    public static float OfEach(int times) => Of(times) * Inverse(times);

    /// <summary>1 / n: dividing costs more than everything else about an occurrence.</summary>
    public static float Inverse(int number) => (uint)number < (uint)Inverses.Length ? Inverses[number] : 1f / number;

    /// <summary>What one occurrence more adds to the value, twice, and to its square.</summary>
    /// <param name="before">How many there were before it.</param>
    public static Vector256<double> Step(int before) =>
        (uint)before < (uint)Steps.Length ? Steps[before] : ComputeStep(before);

    private static Vector256<double> ComputeStep(int before)
    {
        var (old, next) = (Exact(before), Exact(before + 1));
        return Vector256.Create(next - old, next - old, (next * next) - (old * old), 0);
    }

    private static double Exact(int times) => times == 0 ? 0 : 1 + Math.Log(times);

    private static float Compute(int times) => (float)Exact(times);
}
