using System.Globalization;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Attacks;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary>Writes an evaluation as tables.</summary>
internal static class EvaluationTables
{
    public static void Write(EvaluationReport report, IAnsiConsole console)
    {
        var thresholds = report.Thresholds;
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Model {report.Model}, thresholds: toxicity {thresholds.Toxicity}, spam {thresholds.Spam}"
            )
        );
        foreach (var category in report.Figures.GroupBy(figures => figures.Category))
        {
            console.Write(Category(category.Key.ToString(), category));
        }

        console.Write(Reviews(report.Reviews));
        LaneTable.Write(report.Lane, report.SurelySpam, console);
        WriteFairness(report, console);
        WriteFunctional(report, console);
        foreach (var attack in report.Attacks.GroupBy(figures => figures.Attack))
        {
            console.Write(Attack(attack.Key, attack));
        }

        if (report.Languages.Count > 0)
        {
            var table = Start("Texts in", "rows", "taken for another", "too little evidence");
            foreach (var part in report.Languages)
            {
                table.AddRow(Markup.Escape(part.Language), $"{part.Rows}", Percent(part.Other), Percent(part.Unknown));
            }

            console.Write(table);
        }

        if (report.Spans is { } spans)
        {
            var table = Start("Spans of toxicity", "rows", "F1", "95 %", "reviewed", "F1 of those");
            table.AddRow(
                "all",
                $"{spans.Rows}",
                Number(spans.F1),
                Interval(spans.Interval),
                $"{spans.Reviewed}",
                Number(spans.ReviewedF1)
            );
            console.Write(table);
        }
    }

    private static Table Category(string name, IEnumerable<Figures> parts)
    {
        var table = Start(
            name,
            "rows",
            "positive",
            "AUC",
            "95 %",
            "avg. prec.",
            "precision",
            "recall",
            "F1",
            "95 %",
            "false pos.",
            "calib. err."
        );
        foreach (var figures in parts)
        {
            table.AddRow(
                Markup.Escape(figures.Name),
                $"{figures.Rows}",
                $"{figures.Positives}",
                Number(figures.Auc),
                Interval(figures.Auc is null ? null : figures.Intervals.Auc),
                Number(figures.AveragePrecision),
                Number(figures.Precision),
                Number(figures.Recall),
                Number(figures.F1),
                Interval(figures.F1 is null ? null : figures.Intervals.F1),
                Number(figures.FalsePositiveRate),
                Number(figures.CalibrationError)
            );
        }

        return table;
    }

    private static Table Reviews(IEnumerable<ReviewShares> parts)
    {
        var table = Start(
            "Sent to review",
            "rows",
            "toxicity",
            "spam",
            "either",
            "other language",
            "approved",
            "bad of those"
        );
        foreach (var part in parts)
        {
            table.AddRow(
                Markup.Escape(part.Name),
                $"{part.Rows}",
                Percent(part.Toxicity),
                Percent(part.Spam),
                Percent(part.Either),
                Percent(part.Foreign),
                Percent(part.Approved),
                part.BadAmongApproved is { } bad ? Percent(bad) : "-"
            );
        }

        return table;
    }

    private static void WriteFairness(EvaluationReport report, IAnsiConsole console)
    {
        foreach (var part in report.Fairness.GroupBy(figures => figures.Name))
        {
            var table = Start(
                $"Identity words, {Markup.Escape(part.Key)}",
                "rows",
                "toxic",
                "false pos.",
                "subgroup AUC",
                "BPSN AUC",
                "BNSP AUC"
            );
            foreach (var word in part)
            {
                table.AddRow(
                    word.Word,
                    $"{word.Rows}",
                    $"{word.Positives}",
                    Number(word.FalsePositiveRate),
                    Number(word.SubgroupAuc),
                    Number(word.BpsnAuc),
                    Number(word.BnspAuc)
                );
            }

            console.Write(table);
        }

        if (report.Dialect.Count > 0)
        {
            var table = Start("African-American English", "not toxic", "false pos.", "others", "false pos.");
            foreach (var part in report.Dialect)
            {
                table.AddRow(
                    Markup.Escape(part.Name),
                    $"{part.Rows}",
                    Number(part.FalsePositiveRate),
                    $"{part.Others}",
                    Number(part.OthersFalsePositiveRate)
                );
            }

            console.Write(table);
        }
    }

    private static void WriteFunctional(EvaluationReport report, IAnsiConsole console)
    {
        if (report.Functional.Count == 0)
        {
            return;
        }

        var table = Start("Functional suite", "bad", "passed", "fine", "passed");
        foreach (var part in report.Functional)
        {
            table.AddRow(
                Markup.Escape(part.Capability),
                $"{part.Bad}",
                $"{part.BadPassed}",
                $"{part.Fine}",
                $"{part.FinePassed}"
            );
        }

        table.AddRow(
            "all",
            $"{report.Functional.Sum(part => part.Bad)}",
            $"{report.Functional.Sum(part => part.BadPassed)}",
            $"{report.Functional.Sum(part => part.Fine)}",
            $"{report.Functional.Sum(part => part.FinePassed)}"
        );
        console.Write(table);
    }

    private static Table Attack(string name, IEnumerable<AttackFigures> parts)
    {
        var table = Start(
            $"Attack: {name}",
            "category",
            "rows",
            "AUC",
            "attacked",
            "change, 95 %",
            "recall",
            "false pos."
        );
        foreach (var part in parts)
        {
            table.AddRow(
                Markup.Escape(part.Name),
                part.Category.ToString(),
                $"{part.Rows}",
                Number(part.Clean),
                Number(part.Attacked),
                part.Change is { } change ? $"{SignedNumber.Of(change.Low)} {SignedNumber.Of(change.High)}" : "-",
                Number(part.Recall),
                Number(part.FalsePositiveRate)
            );
        }

        return table;
    }

    private static Table Start(string title, params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(title);
        foreach (var column in columns)
        {
            table.AddColumn(column, settings => settings.RightAligned());
        }

        return table;
    }

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string Interval(Interval? interval) =>
        interval is not { } both
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{both.Low:.000} {both.High:.000}");

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
