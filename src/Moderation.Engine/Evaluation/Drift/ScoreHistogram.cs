namespace Moderation.Engine.Evaluation.Drift;

/// <summary>
/// How the scores of one category are spread over fixed bins. Calibrated probabilities crowd near 0, so that the bins are
/// even in log odds.
/// </summary>
/// <param name="Shares">The share of the comments in each bin, 0 to 1, <see cref="Bins"/> of them.</param>
/// <param name="Rows">How many comments they rest on, each counting the same.</param>
public sealed record ScoreHistogram(IReadOnlyList<double> Shares, double Rows)
{
    // From 0.09 % to 88 %: what is under the first or over the last hardly differs for whoever decides.
    private static readonly double[] LogOdds = [-7, -6, -5, -4, -3, -2, -1, 0, 2];

    /// <summary>The scores at which a new bin begins, ascending; the first bin holds what is under the first.</summary>
    public static IReadOnlyList<double> Edges { get; } = [.. LogOdds.Select(odds => 1 / (1 + Math.Exp(-odds)))];

    /// <summary>How many bins there are.</summary>
    public static int Bins => LogOdds.Length + 1;

    /// <summary>The bin of a score, from 0.</summary>
    /// <param name="score">A calibrated probability, 0 to 1; what is no number stands in the last bin, as it is reviewed.</param>
    public static int BinOf(double score)
    {
        var bin = 0;
        while (bin < Edges.Count && !(score < Edges[bin]))
        {
            bin++;
        }

        return bin;
    }

    /// <summary>The histogram of comments that were counted by bin.</summary>
    /// <param name="counts">Comments in each bin, <see cref="Bins"/> of them, 0 or more.</param>
    public static ScoreHistogram OfCounts(IReadOnlyList<long> counts)
    {
        var spread = Spread.OfCounts(counts, Bins);
        return new ScoreHistogram(spread.Shares, spread.Rows);
    }

    /// <summary>The histogram of scores that count unequally.</summary>
    /// <param name="scores">Scores, 0 to 1, each with how much it counts, 0 or more.</param>
    public static ScoreHistogram Of(IEnumerable<(double Score, double Weight)> scores)
    {
        var spread = Spread.Of(scores.Select(one => (BinOf(one.Score), one.Weight)), Bins);
        return new ScoreHistogram(spread.Shares, spread.Rows);
    }
}
