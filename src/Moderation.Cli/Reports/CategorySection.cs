using System.Xml.Linq;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>What a report says about one category.</summary>
internal static class CategorySection
{
    // Enough for every source of a large corpus; groups can be thousands.
    private const int MostCharts = 40;

    public static XElement Of(
        Category category,
        EvaluationReport report,
        IReadOnlyList<(Category Category, string Name, Ranking Ranking)> parts,
        IReadOnlyList<ScoredComment> rows
    )
    {
        var threshold = report.Thresholds.Of(category);
        var both = parts.Where(part => part.Ranking.Auc() is not null).Take(MostCharts).ToArray();
        return Tag(
            "section",
            Tag("h2", category.ToString()),
            Figures(report.Figures.Where(figures => figures.Category == category)),
            Charts(
                "Precision and recall; the dot is the threshold",
                both.Select(part =>
                    RankingCharts.PrecisionRecall(part.Name, part.Ranking, part.Ranking.Measure(threshold))
                )
            ),
            Charts(
                "Reliability: on the dotted line scores are what they say",
                both.Select(part => RankingCharts.Reliability(part.Name, part.Ranking))
            ),
            Charts(
                "Scores of positive (right bar) and negative comments (left bar); the line is the threshold",
                parts.Take(MostCharts).Select(part => RankingCharts.Histogram(part.Name, part.Ranking, threshold))
            ),
            Tag("h3", "Worst mistakes"),
            Mistakes.Of(rows, category)
        );
    }

    private static XElement Charts(string title, IEnumerable<XElement> charts) =>
        Tag("details", Set("open", ""), Tag("summary", title), Tag("div", Set("class", "charts"), charts));

    private static XElement Figures(IEnumerable<Figures> parts) =>
        PageTable.Of(
            "By part",
            [
                "rows of",
                "rows",
                "positive",
                "AUC",
                "average precision",
                "precision",
                "recall",
                "F1",
                "false positives",
                "calibration error",
            ],
            parts.Select(part =>
                new object?[]
                {
                    part.Name,
                    part.Rows,
                    part.Positives,
                    Figure(part.Auc, part.Intervals.Auc),
                    Figure(part.AveragePrecision, part.Intervals.AveragePrecision),
                    Figure(part.Precision, part.Intervals.Precision),
                    Figure(part.Recall, part.Intervals.Recall),
                    Figure(part.F1, part.Intervals.F1),
                    Figure(part.FalsePositiveRate, part.Intervals.FalsePositiveRate),
                    Figure(part.CalibrationError, part.Intervals.CalibrationError),
                }
            )
        );

    private static object[] Figure(double? value, Interval? interval) =>
        value is null || interval is not { } both
            ? [Number(value)]
            : [Number(value), Tag("small", $"{Number(both.Low, ".000")} to {Number(both.High, ".000")}")];
}
