using System.Text.Json;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>The figures that an admin may mark: a challenger that is worse in one of them is not offered.</summary>
internal static class MarkedFigures
{
    /// <summary>The name of a figure as requests and answers write it, such as <c>falsePositiveRate</c>.</summary>
    public static string NameOf(ExaminedFigure figure) => JsonNamingPolicy.CamelCase.ConvertName($"{figure}");

    /// <summary>
    /// What tells whether the model itself is worse, whatever thresholds were chosen for it: how well it ranks, how much
    /// it finds for the same review load, the admin's own golden set, and what a moderator expects of any model. Figures
    /// at thresholds are not among them: a threshold trades one against another, and to choose one that keeps a
    /// guarantee makes some of them worse on purpose. Calibration is not, because the thresholds follow it.
    /// </summary>
    public static IReadOnlyCollection<ExaminedFigure> Default { get; } =
    [
        ExaminedFigure.Auc,
        ExaminedFigure.BadApprovedAtEqualLoad,
        ExaminedFigure.GoldenRight,
        ExaminedFigure.FunctionalPassed,
    ];

    /// <summary>
    /// All that can be marked. Fairness is not among them: it is always asked. A review load per day is not either, being
    /// the share in another unit.
    /// </summary>
    public static IReadOnlyCollection<ExaminedFigure> All { get; } =
    [
        ExaminedFigure.Auc,
        ExaminedFigure.AveragePrecision,
        ExaminedFigure.Precision,
        ExaminedFigure.Recall,
        ExaminedFigure.FalsePositiveRate,
        ExaminedFigure.CalibrationError,
        ExaminedFigure.BadApproved,
        ExaminedFigure.BadApprovedAtEqualLoad,
        ExaminedFigure.BadAmongApproved,
        ExaminedFigure.GoodReviewed,
        ExaminedFigure.Reviewed,
        ExaminedFigure.GoldenRight,
        ExaminedFigure.FunctionalPassed,
    ];
}
