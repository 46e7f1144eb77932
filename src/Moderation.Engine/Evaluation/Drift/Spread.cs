namespace Moderation.Engine.Evaluation.Drift;

/// <summary>Shares by bin, and how many rows they are worth.</summary>
internal readonly record struct Spread(double[] Shares, double Rows)
{
    public static Spread OfCounts(IReadOnlyList<long> counts, int bins)
    {
        if (counts.Count != bins || counts.Any(count => count < 0))
        {
            throw new ArgumentException($"A count of 0 or more is needed for each of {bins} bins.", nameof(counts));
        }

        double rows = counts.Sum();
        return new Spread([.. counts.Select(count => rows == 0 ? 0 : count / rows)], rows);
    }

    /// <summary>Weighted rows are worth (sum of the weights)² / sum of their squares (Kish 1965).</summary>
    public static Spread Of(IEnumerable<(int Bin, double Weight)> rows, int bins)
    {
        var sums = new double[bins];
        var squares = 0.0;
        foreach (var (bin, weight) in rows)
        {
            sums[bin] += weight;
            squares += weight * weight;
        }

        var all = sums.Sum();
        return new Spread([.. sums.Select(sum => all == 0 ? 0 : sum / all)], squares == 0 ? 0 : all * all / squares);
    }
}
