namespace Moderation.Engine.Evaluation;

/// <summary>What scores are worth against labels, all 0 to 1.</summary>
/// <param name="Auc">Area under the ROC curve; null where one label is missing.</param>
/// <param name="AveragePrecision">Null without positives.</param>
/// <param name="Precision">The share of positives among what goes to review; null where nothing does.</param>
/// <param name="Recall">The share of the positives that goes to review; null without positives.</param>
/// <param name="F1">The harmonic mean of the two; null where recall is.</param>
/// <param name="FalsePositiveRate">The share of the negatives that goes to review; null without negatives.</param>
/// <param name="CalibrationError">
/// By how much, on average over the rows, the share of positives among rows of like score differs from their mean
/// score (15 bins of equal width; Guo et al. 2017).
/// </param>
internal readonly record struct Measures(
    double? Auc,
    double? AveragePrecision,
    double? Precision,
    double? Recall,
    double? F1,
    double? FalsePositiveRate,
    double CalibrationError
);
