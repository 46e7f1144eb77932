namespace Moderation.Engine.Evaluation;

/// <summary>Measures of scores against labels.</summary>
internal static class Metrics
{
    private const int Bins = 15;

    /// <summary>
    /// The chance that a positive scores higher than a negative, ties counted half (the Mann-Whitney statistic); null
    /// where one of the two is missing.
    /// </summary>
    public static double? AreaUnderCurve(IReadOnlyCollection<ScoredLabel> rows)
    {
        var sorted = rows.OrderBy(row => row.Score).ToArray();
        double positives = sorted.Count(row => row.Label);
        var negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        var ranks = 0.0;
        for (var from = 0; from < sorted.Length; )
        {
            var to = from;
            var tied = 0;
            for (; to < sorted.Length && sorted[to].Score == sorted[from].Score; to++)
            {
                tied += sorted[to].Label ? 1 : 0;
            }

            ranks += tied * (from + to + 1) / 2.0;
            from = to;
        }

        return (ranks - (positives * (positives + 1) / 2)) / (positives * negatives);
    }

    /// <summary>
    /// The area under the precision-recall curve as a sum of steps; rows of one score make one step. Null without
    /// positives.
    /// </summary>
    public static double? AveragePrecision(IReadOnlyCollection<ScoredLabel> rows)
    {
        double positives = rows.Count(row => row.Label);
        if (positives == 0)
        {
            return null;
        }

        double found = 0,
            seen = 0,
            area = 0;
        foreach (var step in rows.GroupBy(row => row.Score).OrderByDescending(step => step.Key))
        {
            double here = step.Count(row => row.Label);
            found += here;
            seen += step.Count();
            area += here / positives * (found / seen);
        }

        return area;
    }

    /// <summary>
    /// Expected calibration error: by how much, on average over the rows, the share of positives among rows of like
    /// score differs from their mean score (15 bins of equal width; Guo et al. 2017).
    /// </summary>
    public static double CalibrationError(IReadOnlyCollection<ScoredLabel> rows) =>
        rows.GroupBy(row => Math.Min((int)(row.Score * Bins), Bins - 1))
            .Sum(bin => Math.Abs(bin.Sum(row => (row.Label ? 1.0 : 0.0) - row.Score))) / Math.Max(1, rows.Count);
}
