using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Two models on the same cases. Only those that one of them alone gets right tell them apart: were the models equally
/// good, each would fall to either with chance 1/2, so that tests and intervals are exact (McNemar 1947; Clopper and
/// Pearson 1934).
/// </summary>
/// <param name="Cases">How many cases there are.</param>
/// <param name="Lost">How many the champion alone gets right.</param>
/// <param name="Won">How many the challenger alone gets right.</param>
internal readonly record struct PairedCounts(int Cases, int Lost, int Won)
{
    /// <summary>Counts answers.</summary>
    public static PairedCounts Of(IReadOnlyCollection<Pair<bool>> right) =>
        new(
            right.Count,
            right.Count(one => one is { Champion: true, Challenger: false }),
            right.Count(one => one is { Champion: false, Challenger: true })
        );

    /// <summary>By how much the share of right answers is higher with the challenger, -1 to 1; null without cases.</summary>
    public double? Difference => Cases == 0 ? null : (double)(Won - Lost) / Cases;

    /// <summary>The interval of the difference, for as many different answers as there are.</summary>
    /// <param name="error">The chance that the true one lies outside is at most this, half on either side.</param>
    public Interval? Interval(double error)
    {
        if (Cases == 0)
        {
            return null;
        }

        var apart = Won + Lost;
        return apart == 0
            ? new Interval(0, 0)
            : new Interval(
                apart * ((2 * Proportion.Lower(Won, apart, error / 2)) - 1) / Cases,
                apart * ((2 * Proportion.Upper(Won, apart, error / 2)) - 1) / Cases
            );
    }

    /// <summary>
    /// The smallest difference that lies beyond its interval: so large a share of the cases, all lost; null where not
    /// even all of them would do.
    /// </summary>
    public double? Smallest(double error)
    {
        var fewest = Math.Ceiling(Math.Log2(2 / error));
        return fewest > Cases ? null : fewest / Cases;
    }
}
