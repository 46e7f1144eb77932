namespace Moderation.Engine.Evaluation;

/// <summary>95 % bootstrap intervals of figures; null where the rows are too few to have one.</summary>
internal sealed record FigureIntervals(
    Interval? Auc,
    Interval? AveragePrecision,
    Interval? Precision,
    Interval? Recall,
    Interval? F1,
    Interval? FalsePositiveRate,
    Interval? CalibrationError
)
{
    public static FigureIntervals Of(Ranking ranking, double threshold)
    {
        var draws = new Measures[Resampling.Draws];
        Parallel.For(0, draws.Length, draw => draws[draw] = ranking.Measure(threshold, draw));
        return new FigureIntervals(
            Resampling.Middle(draws.Select(one => one.Auc)),
            Resampling.Middle(draws.Select(one => one.AveragePrecision)),
            Resampling.Middle(draws.Select(one => one.Precision)),
            Resampling.Middle(draws.Select(one => one.Recall)),
            Resampling.Middle(draws.Select(one => one.F1)),
            Resampling.Middle(draws.Select(one => one.FalsePositiveRate)),
            Resampling.Middle(draws.Select(one => (double?)one.CalibrationError))
        );
    }
}
