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

    /// <summary>What its thresholds promise.</summary>
    public static string Guarantee(ChosenThresholds chosen)
    {
        var risk = $"at most {Wording.Percent(chosen.Risk)} of what it approves is bad";
        return chosen.IsGuaranteed
            ? $"Its thresholds keep the guarantee that, with {Wording.Percent(chosen.Confidence)} confidence, {risk}."
            : $"No guarantee: it is not shown that {risk}.";
    }

    /// <summary>At which thresholds of the present model the figures are, with those that it is moved to.</summary>
    public static string Compared(ExaminationReport report)
    {
        var (now, moved) = (report.ChampionThresholds, report.Chosen.ChampionAtEqualLoad);
        var at = Wording.Text($"({moved.Toxicity:0.####} for toxicity and {moved.Spam:0.####} for spam)");
        return report.Chosen.LoadSource switch
        {
            LoadSource.Nothing => "Both models stand at their own thresholds.",
            _ when now == moved =>
                "Both models stand at their own thresholds, at which they send as many comments to review.",
            LoadSource.Compared =>
                "“Present model” stands at its own thresholds, but where it is moved to the review load of the new one, since they would "
                    + "differ by their loads alone: of labels, “at an equal review load” alone, where both send as many of these labels "
                    + $"to review; all of the golden set and the suites, where both send as many functional cases to review {at}. "
                    + "There “as it stands” is what it gets right at its own thresholds.",
            _ =>
                "“Present model” stands at its own thresholds, but where it is moved to the review load of the new one, since they would "
                    + "differ by their loads alone: “at an equal review load”, and all of the golden set and the suites, where both send as "
                    + $"many of the blog's comments to review {at}. There “as it stands” is what it gets right at its own thresholds.",
        };
    }

    /// <summary>The present model's figure; of cases also that at its thresholds in force, where it is another.</summary>
    public static string Present(ComparedFigure figure)
    {
        var value = Value(figure, figure.Champion);
        return figure.ChampionInForce is { } inForce && Value(figure, inForce) is var stands && stands != value
            ? $"{value} (as it stands {stands})"
            : value;
    }

    /// <summary>What a comparison says.</summary>
    public static string Said(ComparedFigure figure) =>
        figure.Finding switch
        {
            Finding.Better => "better",
            Finding.Worse => "worse",
            Finding.NoDifference => "no different beyond chance",
            Finding.Untold when figure.Part == ExaminedPart.Reviewed => "not worse, as far as these tell",
            Finding.Untold => "not to be told without audits",
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
