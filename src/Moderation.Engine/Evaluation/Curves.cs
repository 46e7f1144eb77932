namespace Moderation.Engine.Evaluation;

/// <summary>What a report draws of a ranking.</summary>
internal static class Curves
{
    public const int Bins = 20;

    /// <summary>Recall and precision from the highest threshold to the lowest, at most so many points.</summary>
    public static IReadOnlyList<(double Recall, double Precision)> PrecisionRecall(Ranking ranking, int most = 200)
    {
        var positives = ranking.Rows.Where(row => row.Label).Sum(row => row.Weight);
        var points = new List<(double, double)>();
        double found = 0,
            seen = 0;
        for (var place = 0; place < ranking.Rows.Count; place++)
        {
            seen += ranking.Rows[place].Weight;
            found += ranking.Rows[place].Label ? ranking.Rows[place].Weight : 0;
            var ends = place + 1 == ranking.Rows.Count || ranking.Rows[place + 1].Score != ranking.Rows[place].Score;
            // A point for each further step of recall: more would not be seen.
            if (ends && positives > 0 && (points.Count == 0 || found / positives >= points[^1].Item1 + (1.0 / most)))
            {
                points.Add((found / positives, found / seen));
            }
        }

        return points;
    }

    /// <summary>The rows by score, in bins of equal width.</summary>
    public static IReadOnlyList<ReliabilityBin> Reliability(Ranking ranking) =>
        [
            .. Enumerable
                .Range(0, Bins)
                .GroupJoin(
                    ranking.Rows,
                    bin => bin,
                    row => Math.Min((int)(row.Score * Bins), Bins - 1),
                    (_, rows) => Bin([.. rows])
                ),
        ];

    private static ReliabilityBin Bin(ScoredLabel[] rows) =>
        new(
            rows.Length,
            rows.Select(row => (double)row.Score).DefaultIfEmpty().Average(),
            rows.Count(row => row.Label)
        );
}
