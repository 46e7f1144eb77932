using System.Xml.Linq;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>The comments that the model was most wrong about, for a person to read.</summary>
internal static class Mistakes
{
    private const int Shown = 20;
    private const int LongestText = 400;

    public static IEnumerable<XElement> Of(IReadOnlyList<ScoredComment> rows, Category category)
    {
        var judged = rows.Select(row => (Row: row, Scored: row.For(category)))
            .Where(pair => pair.Scored is not null)
            .Select(pair => (pair.Row, Scored: pair.Scored!.Value))
            .ToArray();
        yield return List(
            "Positive, and scored lowest",
            judged.Where(pair => pair.Scored.Label).OrderBy(pair => pair.Scored.Score)
        );
        yield return List(
            "Negative, and scored highest",
            judged.Where(pair => !pair.Scored.Label).OrderByDescending(pair => pair.Scored.Score)
        );
    }

    private static XElement List(string title, IEnumerable<(ScoredComment Row, ScoredLabel Scored)> rows) =>
        Tag(
            "details",
            Tag("summary", title),
            Tag(
                "ol",
                rows.Take(Shown)
                    .Select(pair =>
                        Tag(
                            "li",
                            Tag("b", Number(pair.Scored.Score)),
                            Tag("span", Set("class", "source"), $" {pair.Row.Row.Source} "),
                            Tag("q", Set("dir", "auto"), Shortened(pair.Row.Row.Text))
                        )
                    )
            )
        );

    private static string Shortened(string text) =>
        Markup.Shown(text.Length <= LongestText ? text : text[..LongestText] + " …");
}
