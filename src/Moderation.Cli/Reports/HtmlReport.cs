using System.Xml.Linq;
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
        var page = Tag(
            "html",
            Set("lang", "en"),
            Tag(
                "head",
                Tag("meta", Set("charset", "utf-8")),
                Tag("meta", Set("name", "viewport"), Set("content", "width=device-width, initial-scale=1")),
                Tag("meta", Set("name", "robots"), Set("content", "noindex")),
                Tag(
                    "meta",
                    Set("http-equiv", "Content-Security-Policy"),
                    Set("content", "default-src 'none'; style-src 'unsafe-inline'")
                ),
                Tag("title", $"Model {report.Model}"),
                Tag("style", Style())
            ),
            Tag(
                "body",
                Tag(
                    "header",
                    Tag("h1", $"Model {report.Model}"),
                    Tag(
                        "p",
                        $"{rows.Count} comments. Thresholds: toxicity {Number(report.Thresholds.Toxicity)}, "
                            + $"spam {Number(report.Thresholds.Spam)}. Intervals are 95 % by bootstrap. "
                            + "This page holds comments of the corpus: it is for who ran it."
                    )
                ),
                Tag(
                    "main",
                    rankings
                        .GroupBy(part => part.Category)
                        .Select(part => CategorySection.Of(part.Key, report, [.. part], rows)),
                    OtherSections.Of(report)
                )
            )
        );
        return "<!doctype html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static string Style()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
