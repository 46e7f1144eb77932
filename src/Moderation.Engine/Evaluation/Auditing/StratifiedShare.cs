namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// The share in a population from samples of its cells. A cell that was looked at as a whole is known; one that was not
/// looked at counts between none and all. Of the others, a single one has the exact limits of the hypergeometric
/// distribution, and several have those of <see cref="BettingLimits"/>. Which it is depends on sizes of cells and samples
/// alone, so that the choice costs no confidence.
/// </summary>
internal static class StratifiedShare
{
    /// <summary>The error of an interval on either side, where no other is asked for: 95 % hold the share.</summary>
    public const double Error = 0.025;

    /// <summary>Estimates the share.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="error">With which the share may be outside of the interval, on either side.</param>
    public static ShareEstimate Of(IReadOnlyList<SampledCell> cells, double error)
    {
        var all = cells.Sum(cell => cell.Population);
        if (all == 0)
        {
            return new ShareEstimate(null, new Interval(0, 1));
        }

        var seen = cells.Where(cell => cell.Sample > 0).ToArray();
        var open = seen.Where(cell => cell.Sample < cell.Population).OrderBy(cell => cell.Fraction).ToArray();
        var known = seen.Where(cell => cell.Sample == cell.Population).Sum(cell => cell.Found);
        var unseen = all - seen.Sum(cell => cell.Population);
        var (low, high) = open.Length switch
        {
            0 => (0, 0),
            1 => Hypergeometric.Limits(open[0], error),
            _ => BettingLimits.Of(open, error),
        };
        return new ShareEstimate(
            seen.Length == 0 ? null : seen.Sum(cell => cell.Total) / seen.Sum(cell => cell.Population),
            new Interval((double)(known + low) / all, (double)(known + high + unseen) / all)
        );
    }
}
