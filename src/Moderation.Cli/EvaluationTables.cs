using System.Globalization;
using Moderation.Engine.Evaluation;
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
            var table = Start(
                category.Key.ToString(),
                "rows",
                "positive",
                "AUC",
                "avg. prec.",
                "precision",
                "recall",
                "F1",
                "false pos.",
                "calib. err."
            );
            foreach (var figures in category)
            {
                table.AddRow(
                    Markup.Escape(figures.Name),
                    $"{figures.Rows}",
                    $"{figures.Positives}",
                    Number(figures.Auc),
                    Number(figures.AveragePrecision),
                    Number(figures.Precision),
                    Number(figures.Recall),
                    Number(figures.F1),
                    Number(figures.FalsePositiveRate),
                    Number(figures.CalibrationError)
                );
            }

            console.Write(table);
        }

        var reviews = Start("Sent to review", "rows", "toxicity", "spam", "either", "other language");
        foreach (var part in report.Reviews)
        {
            reviews.AddRow(
                Markup.Escape(part.Name),
                $"{part.Rows}",
                Percent(part.Toxicity),
                Percent(part.Spam),
                Percent(part.Either),
                Percent(part.Foreign)
            );
        }

        console.Write(reviews);
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

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
