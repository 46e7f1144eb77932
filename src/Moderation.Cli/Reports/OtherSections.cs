using System.Xml.Linq;
using Moderation.Engine.Evaluation;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>What a report says beside the categories: review, surely spam, fairness, functional suite, attacks, spans.</summary>
internal static class OtherSections
{
    public static IEnumerable<XElement> Of(EvaluationReport report)
    {
        yield return Section("Sent to review", Reviews(report));
        if (report.Lane.Count > 0)
        {
            yield return Section("Surely spam", [Lane(report)]);
        }

        if (report.Fairness.Count > 0)
        {
            yield return Section("Identity words", Identities(report));
        }

        if (report.Dialect.Count > 0)
        {
            yield return Section("African-American English", [Dialect(report)]);
        }

        if (report.Functional.Count > 0)
        {
            yield return Section("Functional suite", [Functional(report)]);
        }

        if (report.Attacks.Count > 0)
        {
            yield return Section("Attacks on spelling", Attacks(report));
        }

        if (report.Languages.Count > 0)
        {
            yield return Section("Languages", [Languages(report)]);
        }

        if (report.Spans is { } spans)
        {
            yield return Section(
                "Spans of toxicity",
                [
                    Tag(
                        "p",
                        $"Character F1 {Number(spans.F1)} over {spans.Rows} comments; {Number(spans.ReviewedF1)} over the "
                            + $"{spans.Reviewed} that reach the threshold."
                    ),
                ]
            );
        }
    }

    private static XElement Section(string title, IEnumerable<XElement> content) =>
        Tag("section", Tag("h2", title), content);

    private static IEnumerable<XElement> Reviews(EvaluationReport report) =>
        [
            PageTable.Of(
                "Shares of all rows; the last of the approved rows that somebody judged",
                ["rows of", "rows", "toxicity", "spam", "either", "other language", "approved", "bad of those"],
                report.Reviews.Select(part =>
                    new object?[]
                    {
                        part.Name,
                        part.Rows,
                        Percent(part.Toxicity),
                        Percent(part.Spam),
                        Percent(part.Either),
                        Percent(part.Foreign),
                        Percent(part.Approved),
                        part.BadAmongApproved is { } bad ? Percent(bad) : "–",
                    }
                )
            ),
        ];

    private static XElement Lane(EvaluationReport report) =>
        PageTable.Of(
            $"Rows that stand in the lane of what is surely spam, from a spam score of {Number(report.SurelySpam, "0.####")} "
                + "and with nothing but spam and links against them; the intervals are exact (Clopper and Pearson)",
            ["rows of", "rows judged", "spam", "in the lane", "of those spam", "precision", "95 %"],
            report.Lane.Select(part =>
                new object?[]
                {
                    part.Name,
                    part.Rows,
                    part.Spam,
                    part.Standing,
                    part.Right,
                    part.Precision is { } precision ? Percent(precision) : "–",
                    part.Interval is { } both ? $"{Percent(both.Low)} to {Percent(both.High)}" : "–",
                }
            )
        );

    private static IEnumerable<XElement> Identities(EvaluationReport report) =>
        report
            .Fairness.GroupBy(figures => figures.Name)
            .Select(part =>
                PageTable.Of(
                    $"Rows of {part.Key}",
                    ["word", "rows", "toxic", "false positives", "subgroup AUC", "BPSN AUC", "BNSP AUC"],
                    part.Select(word =>
                        new object?[]
                        {
                            word.Word,
                            word.Rows,
                            word.Positives,
                            Number(word.FalsePositiveRate),
                            Number(word.SubgroupAuc),
                            Number(word.BpsnAuc),
                            Number(word.BnspAuc),
                        }
                    )
                )
            );

    private static XElement Dialect(EvaluationReport report) =>
        PageTable.Of(
            "Comments that are not toxic and go to review, with markers of the dialect and without",
            ["rows of", "with", "false positives", "without", "false positives"],
            report.Dialect.Select(part =>
                new object?[]
                {
                    part.Name,
                    part.Rows,
                    Number(part.FalsePositiveRate),
                    part.Others,
                    Number(part.OthersFalsePositiveRate),
                }
            )
        );

    private static XElement Languages(EvaluationReport report) =>
        PageTable.Of(
            "What texts in other languages are taken for",
            ["texts in", "rows", "taken for another", "too little evidence"],
            report.Languages.Select(part =>
                new object?[] { part.Language, part.Rows, Percent(part.Other), Percent(part.Unknown) }
            )
        );

    private static XElement Functional(EvaluationReport report) =>
        PageTable.Of(
            "Cases passed, by capability",
            ["capability", "bad", "passed", "fine", "passed"],
            report.Functional.Select(part =>
                new object?[] { part.Capability, part.Bad, part.BadPassed, part.Fine, part.FinePassed }
            )
        );

    private static IEnumerable<XElement> Attacks(EvaluationReport report) =>
        report
            .Attacks.GroupBy(figures => figures.Attack)
            .Select(attack =>
                PageTable.Of(
                    attack.Key,
                    ["rows of", "category", "rows", "AUC", "attacked", "change, 95 %", "recall", "false positives"],
                    attack.Select(part =>
                        new object?[]
                        {
                            part.Name,
                            part.Category.ToString(),
                            part.Rows,
                            Number(part.Clean),
                            Number(part.Attacked),
                            part.Change is { } change
                                ? $"{SignedNumber.Of(change.Low)} to {SignedNumber.Of(change.High)}"
                                : "–",
                            Number(part.Recall),
                            Number(part.FalsePositiveRate),
                        }
                    )
                )
            );

    private static string Percent(double share) => Number(100 * share, "0.00") + " %";
}
