using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>
/// Exact one-sided limits of a proportion (Clopper and Pearson 1934). Counts may be fractions, for forecasts.
/// </summary>
public static class Proportion
{
    /// <summary>The chance of at most so many hits in so many trials, each with this chance.</summary>
    public static double AtMost(double hits, double trials, double chance) =>
        hits >= trials ? 1
        : chance <= 0 ? 1
        : chance >= 1 ? 0
        : 1 - SpecialFunctions.BetaRegularized(hits + 1, trials - hits, chance);

    /// <summary>The true proportion is over this with a chance of at most <paramref name="error"/>.</summary>
    public static double Upper(double hits, double trials, double error) =>
        hits >= trials ? 1 : Beta.InvCDF(hits + 1, trials - hits, 1 - error);

    /// <summary>The true proportion is under this with a chance of at most <paramref name="error"/>.</summary>
    public static double Lower(double hits, double trials, double error) =>
        hits <= 0 || trials <= 0 ? 0 : Beta.InvCDF(hits, trials - hits + 1, error);
}
