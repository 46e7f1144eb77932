using System.Globalization;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Figures in words that an admin understands.</summary>
internal static class Wording
{
    /// <summary>What a figure is, of what: begins a sentence.</summary>
    public static string Of(ComparedFigure figure) =>
        figure.Figure switch
        {
            ExaminedFigure.GoldenRight => "The golden set",
            ExaminedFigure.FunctionalPassed when figure.Name.Length > 0 => $"The functional suite, \"{figure.Name}\"",
            ExaminedFigure.FunctionalPassed => "The functional suite",
            ExaminedFigure.IdentityHarmlessPassed => $"Harmless comments that name \"{figure.Name}\"",
            ExaminedFigure.IdentityAbuseFound => $"Abusive comments that name \"{figure.Name}\"",
            _ => $"{Name(figure)}, on {Rows(figure.Part)}",
        };

    /// <summary>A figure of either model, to compare: 0.931, or 3.1 %.</summary>
    public static string Value(ExaminedFigure figure, double value) =>
        figure is ExaminedFigure.Auc or ExaminedFigure.AveragePrecision or ExaminedFigure.CalibrationError
            ? Text($"{value:0.000}")
            : Percent(value);

    /// <summary>A difference with its sign.</summary>
    public static string Change(ExaminedFigure figure, double value) =>
        figure is ExaminedFigure.Auc or ExaminedFigure.AveragePrecision or ExaminedFigure.CalibrationError
            ? Text($"{value:+0.000;-0.000;0}")
            : Text($"{100 * value:+0.0;-0.0;0} points");

    /// <summary>The size of a difference.</summary>
    public static string Size(ExaminedFigure figure, double value) => Change(figure, Math.Abs(value)).TrimStart('+');

    /// <summary>At which thresholds the present model is compared on cases; follows a "now".</summary>
    public static string At(LoadSource load) =>
        load switch
        {
            LoadSource.Nothing => "",
            LoadSource.Compared => ", where both send as many cases of the functional suite to review",
            _ => " at the same review load",
        };

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => Text($"{100 * share:0.0} %");

    /// <summary>The same wherever it is written.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Name(ComparedFigure figure) =>
        figure.Figure switch
        {
            ExaminedFigure.Auc => $"How well {Category(figure)} is told apart (AUC)",
            ExaminedFigure.AveragePrecision => $"Average precision of {Category(figure)}",
            ExaminedFigure.Precision => $"Precision of {Category(figure)}",
            ExaminedFigure.Recall => $"Recall of {Category(figure)}",
            ExaminedFigure.FalsePositiveRate => $"Share sent to review of what is not {Category(figure)}",
            ExaminedFigure.CalibrationError => $"Calibration error of {Category(figure)}",
            ExaminedFigure.BadApproved => "Share of bad comments that is approved",
            ExaminedFigure.BadApprovedAtEqualLoad => "Share of bad comments that is approved at an equal review load",
            ExaminedFigure.BadAmongApproved => "Share of bad comments among the approved",
            ExaminedFigure.GoodReviewed => "Share of good comments sent to review",
            ExaminedFigure.Reviewed => "Share of comments sent to review",
            _ => throw new InvalidOperationException($"{figure.Figure} is no figure of labels."),
        };

    private static string Category(ComparedFigure figure) => figure.Category == Models.Category.Spam ? "spam" : "abuse";

    private static string Rows(ExaminedPart? part) =>
        part switch
        {
            ExaminedPart.Imports => "imported labels",
            ExaminedPart.Reviewed => "what the present model's own score sent to review of this blog's comments",
            _ => "this blog's comments",
        };
}
