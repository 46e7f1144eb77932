using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Two models on the same cases. Only those that one of them alone gets right tell them apart: were the models equally
/// good, each would fall to either with chance 1/2, so that the test is exact (McNemar 1947).
/// <para>
/// The interval of the difference is made of two exact ones (Clopper and Pearson 1934): of the share of the cases that tell
/// them apart, and of the challenger's part of those. It leaves 0 out where the test does, and nowhere else; where no case
/// tells them apart it says how many of others might.
/// </para>
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

    /// <summary>The interval of the difference.</summary>
    /// <param name="error">
    /// The chance that the true one lies outside is at most this, half on either side. Each of the two is as sure as that. Of
    /// many cases their product is too, as the two reaches add and independent errors add as squares do; of few, 5 to 60, that
    /// was counted over all outcomes.
    /// </param>
    public Interval? Interval(double error)
    {
        if (Cases == 0)
        {
            return null;
        }

        var apart = Won + Lost;
        var (fewest, most) = (Proportion.Lower(apart, Cases, error / 2), Proportion.Upper(apart, Cases, error / 2));
        // By how much more of what tells them apart is the challenger's, -1 to 1.
        var (low, high) = (
            (2 * Proportion.Lower(Won, apart, error / 2)) - 1,
            (2 * Proportion.Upper(Won, apart, error / 2)) - 1
        );
        return new Interval(low * (low < 0 ? most : fewest), high * (high > 0 ? most : fewest));
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
