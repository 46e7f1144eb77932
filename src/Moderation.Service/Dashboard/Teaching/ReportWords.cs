using System.Globalization;
using Moderation.Engine.Evaluation.Examining;

namespace Moderation.Service.Dashboard.Teaching;

/// <summary>The figures of a report in words and numbers.</summary>
internal static class ReportWords
{
    private const string None = "–";

    /// <summary>What is measured.</summary>
    public static string Of(ComparedFigure figure) =>
        figure.Figure switch
        {
            ExaminedFigure.IdentityHarmlessPassed or ExaminedFigure.IdentityAbuseFound => figure.Name,
            ExaminedFigure.FunctionalPassed when figure.Name.Length > 0 => figure.Name,
            _ => Wording.Of(figure),
        };

    /// <summary>What a comparison says.</summary>
    public static string Of(Finding finding) =>
        finding switch
        {
            Finding.Better => "better",
            Finding.Worse => "worse",
            Finding.NoDifference => "no different beyond chance",
            _ => "too few to tell",
        };

    /// <summary>A model's figure.</summary>
    public static string Value(ComparedFigure figure, double? value) =>
        value is not { } known ? None : Wording.Value(figure.Figure, known);

    /// <summary>A difference.</summary>
    public static string Change(ComparedFigure figure, double? value) =>
        value is not { } known ? None : Wording.Change(figure.Figure, known);

    /// <summary>The interval that decides what the comparison says.</summary>
    public static string Interval(ComparedFigure figure) =>
        (figure.Joint ?? figure.Interval) is { } interval
            ? $"{Change(figure, interval.Low)} to {Change(figure, interval.High)}"
            : None;
}
