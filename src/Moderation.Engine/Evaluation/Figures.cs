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

    /// <inheritdoc cref="Measures.Auc"/>
    public double? Auc { get; init; }

    /// <inheritdoc cref="Measures.AveragePrecision"/>
    public double? AveragePrecision { get; init; }

    /// <inheritdoc cref="Measures.Precision"/>
    public double? Precision { get; init; }

    /// <inheritdoc cref="Measures.Recall"/>
    public double? Recall { get; init; }

    /// <inheritdoc cref="Measures.F1"/>
    public double? F1 { get; init; }

    /// <inheritdoc cref="Measures.FalsePositiveRate"/>
    public double? FalsePositiveRate { get; init; }

    /// <inheritdoc cref="Measures.CalibrationError"/>
    public required double CalibrationError { get; init; }

    /// <summary>How far each figure may be from what more rows of the kind would give.</summary>
    public required FigureIntervals Intervals { get; init; }

    /// <summary>Measures rows.</summary>
    public static Figures Of(string name, Category category, Ranking ranking, double threshold)
    {
        var measures = ranking.Measure(threshold);
        return new Figures
        {
            Name = name,
            Category = category,
            Rows = ranking.Rows.Count,
            Positives = ranking.Rows.Count(row => row.Label),
            Auc = measures.Auc,
            AveragePrecision = measures.AveragePrecision,
            Precision = measures.Precision,
            Recall = measures.Recall,
            F1 = measures.F1,
            FalsePositiveRate = measures.FalsePositiveRate,
            CalibrationError = measures.CalibrationError,
            Intervals = FigureIntervals.Of(ranking, threshold),
        };
    }
}
