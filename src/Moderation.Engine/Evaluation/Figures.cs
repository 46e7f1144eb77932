using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation;

/// <summary>How well one category's scores fit the labels of some rows.</summary>
internal sealed record Figures
{
    /// <summary>Which rows: a source, a group, or the name of a pool.</summary>
    public required string Name { get; init; }

    /// <summary>What the scores are about.</summary>
    public required Category Category { get; init; }

    /// <summary>How many rows have a label.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of them are positive.</summary>
    public required int Positives { get; init; }

    /// <summary>Area under the ROC curve, 0 to 1; null where one label is missing.</summary>
    public double? Auc { get; init; }

    /// <summary>Average precision, 0 to 1; null without positives.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>At the threshold: the share of positives among what goes to review; null where nothing does.</summary>
    public double? Precision { get; init; }

    /// <summary>At the threshold: the share of the positives that goes to review; null without positives.</summary>
    public double? Recall { get; init; }

    /// <summary>The harmonic mean of precision and recall; null where recall is.</summary>
    public double? F1 { get; init; }

    /// <summary>At the threshold: the share of the negatives that goes to review; null without negatives.</summary>
    public double? FalsePositiveRate { get; init; }

    /// <summary>Expected calibration error, 0 to 1.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Measures rows.</summary>
    public static Figures Of(string name, Category category, IReadOnlyCollection<ScoredLabel> rows, double threshold)
    {
        var positives = rows.Count(row => row.Label);
        var caught = rows.Count(row => row.Label && row.Score >= threshold);
        var wrong = rows.Count(row => !row.Label && row.Score >= threshold);
        return new Figures
        {
            Name = name,
            Category = category,
            Rows = rows.Count,
            Positives = positives,
            Auc = Metrics.AreaUnderCurve(rows),
            AveragePrecision = Metrics.AveragePrecision(rows),
            Precision = Share(caught, caught + wrong),
            Recall = Share(caught, positives),
            F1 = positives == 0 ? null : Share(2 * caught, positives + caught + wrong),
            FalsePositiveRate = Share(wrong, rows.Count - positives),
            CalibrationError = Metrics.CalibrationError(rows),
        };
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
