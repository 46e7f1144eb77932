namespace Moderation.Engine.Features;

/// <summary>The value of a feature that occurs n times: 1 + ln n, so that repeating a word wins little.</summary>
internal static class CountScale
{
    private static readonly float[] Table = [.. Enumerable.Range(0, 64).Select(Compute)];

    public static float Of(int times) => (uint)times < (uint)Table.Length ? Table[times] : Compute(times);

    private static float Compute(int times) => times == 0 ? 0 : 1 + MathF.Log(times);
}
