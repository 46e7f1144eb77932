using MathNet.Numerics.Distributions;

namespace Moderation.Tests.Engine.Evaluation.Auditing;

/// <summary>Cells so small that all that may be drawn from them can be summed up.</summary>
internal static class SmallCells
{
    /// <summary>All pairs of numbers from 0 to each of these.</summary>
    public static IEnumerable<(int, int)> Pairs(int first, int second) =>
        from one in Enumerable.Range(0, first + 1)
        from other in Enumerable.Range(0, second + 1)
        select (one, other);

    /// <summary>The chance of a sample to hold so many bad ones.</summary>
    public static double Chance(int population, int bad, int sample, int found) =>
        found > bad || sample - found > population - bad ? 0 : Hypergeometric.PMF(population, bad, sample, found);
}
