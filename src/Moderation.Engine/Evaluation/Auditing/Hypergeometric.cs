using MathNet.Numerics;

namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// Exact limits of how many of a population are what is looked for, from a simple random sample without replacement: the
/// hypergeometric tails inverted (Buonaccorsi 1987), as Clopper and Pearson do for the binomial ones.
/// </summary>
internal static class Hypergeometric
{
    /// <summary>The true number is outside on either side with a chance of at most the error each.</summary>
    public static (long Low, long High) Limits(SampledCell cell, double error)
    {
        var (least, most) = (cell.Found, cell.Most);
        while (least < most)
        {
            var middle = least + ((most - least) / 2);
            (least, most) = AtLeast(cell, middle) > error ? (least, middle) : (middle + 1, most);
        }

        var low = least;
        (least, most) = (cell.Found, cell.Most);
        while (least < most)
        {
            var middle = most - ((most - least) / 2);
            (least, most) = AtMost(cell, middle) > error ? (middle, most) : (least, middle - 1);
        }

        return (low, most);
    }

    /// <summary>The chance to find at most as many as were found if there are so many in the population.</summary>
    public static double AtMost(SampledCell cell, long there) =>
        cell.Found >= Math.Min(there, cell.Sample) ? 1
        : cell.Found < Math.Max(0, cell.Sample + there - cell.Population) ? 0
        : cell.Found < cell.Fraction * there ? Downwards(cell, cell.Found, there)
        : 1 - Upwards(cell, cell.Found + 1, there);

    /// <summary>The chance to find at least as many as were found if there are so many in the population.</summary>
    public static double AtLeast(SampledCell cell, long there) =>
        cell.Found <= Math.Max(0, cell.Sample + there - cell.Population) ? 1
        : cell.Found > Math.Min(there, cell.Sample) ? 0
        : cell.Found > cell.Fraction * there ? Upwards(cell, cell.Found, there)
        : 1 - Downwards(cell, cell.Found - 1, there);

    // Sums begin at the largest term, which is the nearest to the mean, and end where terms no longer count.
    private static double Downwards(SampledCell cell, long from, long there)
    {
        var term = Chance(cell, from, there);
        var sum = term;
        for (double found = from; found > 0 && term > 1e-17 * sum; found--)
        {
            term *= found * (cell.Population - there - cell.Sample + found);
            term /= (there - found + 1) * (cell.Sample - found + 1);
            sum += term;
        }

        return Math.Min(sum, 1);
    }

    private static double Upwards(SampledCell cell, long from, long there)
    {
        var term = Chance(cell, from, there);
        var sum = term;
        for (double found = from; found < there && term > 1e-17 * sum; found++)
        {
            term *= (there - found) * (cell.Sample - found);
            term /= (found + 1) * (cell.Population - there - cell.Sample + found + 1);
            sum += term;
        }

        return Math.Min(sum, 1);
    }

    private static double Chance(SampledCell cell, long found, long there) =>
        Math.Exp(
            LogWays(there, found)
                + LogWays(cell.Population - there, cell.Sample - found)
                - LogWays(cell.Population, cell.Sample)
        );

    private static double LogWays(long of, long taken) =>
        SpecialFunctions.GammaLn(of + 1.0)
        - SpecialFunctions.GammaLn(taken + 1.0)
        - SpecialFunctions.GammaLn(of - taken + 1.0);
}
