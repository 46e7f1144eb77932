namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What a report draws of one model's scores.</summary>
/// <param name="PrecisionRecall">From the highest threshold to the lowest.</param>
/// <param name="Bins">The scores in <see cref="Curves.Bins"/> bins of equal width, from 0.</param>
internal sealed record ModelCurves(IReadOnlyList<CurvePoint> PrecisionRecall, IReadOnlyList<ScoreBin> Bins)
{
    public static ModelCurves Of(Ranking ranking) =>
        new(
            [.. Curves.PrecisionRecall(ranking).Select(point => new CurvePoint(point.Recall, point.Precision))],
            [
                .. Enumerable
                    .Range(0, Curves.Bins)
                    .GroupJoin(
                        ranking.Rows,
                        bin => bin,
                        row => Math.Min((int)(row.Score * Curves.Bins), Curves.Bins - 1),
                        (_, rows) => Bin([.. rows])
                    ),
            ]
        );

    private static ScoreBin Bin(ScoredLabel[] rows)
    {
        var weight = rows.Sum(row => row.Weight);
        return new ScoreBin(
            rows.Length,
            rows.Length == 0 ? 0 : rows.Sum(row => row.Weight * row.Score) / weight,
            rows.Where(row => row.Label).Sum(row => row.Weight),
            rows.Where(row => !row.Label).Sum(row => row.Weight)
        );
    }
}
