using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Training;

namespace Moderation.Service.Dashboard.Teaching;

/// <summary>Trainings in words.</summary>
internal static class TrainingWords
{
    /// <summary>How far one is.</summary>
    public static string Of(TrainingState state) =>
        state switch
        {
            TrainingState.Waiting => "Waits for its turn",
            TrainingState.Running => "Under way",
            TrainingState.Offered => "Offered",
            TrainingState.Refused => "Not offered",
            TrainingState.Cancelled => "Cancelled",
            _ => "Failed",
        };

    /// <summary>What one that is open does now, and how long it will still take, see <see cref="TrainingPace"/>.</summary>
    public static string Now(StoredTraining open, TimeSpan? left) =>
        (open.State, open.CancelledBy) switch
        {
            (_, { } who) => $"{who} cancelled it: it ends within seconds.",
            (TrainingState.Waiting, _) => "It waits for a replica to take it up.",
            _ => $"{open.Step ?? "It begins"}. {Left(left)}",
        };

    /// <summary>A figure that may be marked.</summary>
    public static string Of(ExaminedFigure figure) =>
        figure switch
        {
            ExaminedFigure.Auc => "How well bad and good comments are told apart (AUC)",
            ExaminedFigure.AveragePrecision => "Average precision",
            ExaminedFigure.Precision => "Precision at the thresholds",
            ExaminedFigure.Recall => "Recall at the thresholds",
            ExaminedFigure.FalsePositiveRate => "What is sent to review of a category's good comments",
            ExaminedFigure.CalibrationError => "Calibration error",
            ExaminedFigure.BadApproved => "The share of bad comments that is approved",
            ExaminedFigure.BadApprovedAtEqualLoad => "The same at an equal review load",
            ExaminedFigure.BadAmongApproved => "The share of bad comments among the approved",
            ExaminedFigure.GoodReviewed => "The share of good comments sent to review",
            ExaminedFigure.Reviewed => "The share of all comments sent to review",
            ExaminedFigure.GoldenRight => "The golden set",
            _ => "The functional suite",
        };

    private static string Left(TimeSpan? left) =>
        left switch
        {
            null => "",
            { Ticks: 0 } => "It takes longer than it looked.",
            { TotalSeconds: < 10 } => "A few seconds are left.",
            { TotalMinutes: < 2 } some => $"About {Math.Round(some.TotalSeconds / 10) * 10:0} seconds are left.",
            { } more => $"About {Math.Ceiling(more.TotalMinutes):0} minutes are left.",
        };
}
