using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>An evaluation as one page that stands alone: no script, nothing fetched.</summary>
internal static class HtmlReport
{
    public static string Of(EvaluationReport report, IReadOnlyList<ScoredComment> rows, Partition partition)
    {
        var rankings = Evaluator.Rank(rows, partition);
        return Page.Of(
            $"Model {report.Model}",
            $"{rows.Count} comments. Thresholds: toxicity {Number(report.Thresholds.Toxicity)}, "
                + $"spam {Number(report.Thresholds.Spam)}. Intervals are 95 % by bootstrap. "
                + "This page holds comments of the corpus: it is for who ran it.",
            rankings
                .GroupBy(part => part.Category)
                .Select(part => CategorySection.Of(part.Key, report, [.. part], rows)),
            OtherSections.Of(report)
        );
    }
}
