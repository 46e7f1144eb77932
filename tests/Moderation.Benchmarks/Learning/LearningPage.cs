using System.Xml.Linq;
using Moderation.Cli.Reports;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Benchmarks.Learning;

/// <summary>The figures as a page with charts, which holds no text of the corpora.</summary>
internal static class LearningPage
{
    private static readonly string[] Ticks =
    [
        "0",
        .. LearningRun.Sizes.Select(size => size.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    public static string Of(IReadOnlyList<LearningFigure> figures) =>
        Page.Of(
            "A model that learns",
            "Solid: adapted to the blog. Dashed: unadapted, and without labels all are. Red bars: the labels alone. "
                + "Dotted: trained on everything. Means over the orders of arrival.",
            figures.GroupBy(figure => figure.Blog).Select(blog => Section([.. blog]))
        );

    private static XElement Section(LearningFigure[] figures) =>
        Tag(
            "section",
            Tag("h2", figures[0].Blog),
            Tag(
                "div",
                Set("class", "charts"),
                Draw("AUC", figures, figure => figure.Auc),
                Draw("Review at 1 % risk", figures, figure => figure.Load)
            ),
            LearningColumns.All.Select(columns =>
                PageTable.Of(
                    columns.Title,
                    columns.Columns.Skip(1).Select(column => column.Name),
                    figures.Select(figure =>
                        columns.Columns.Skip(1).Select(column => column.Of(figure)).ToArray<object?>()
                    )
                )
            )
        );

    private static XElement Draw(string name, LearningFigure[] figures, Func<LearningFigure, ByWay> of)
    {
        var first = of(figures[0]);
        var chart = new Chart(name, "labels", name, Ticks)
            .Line("limit", [(0, first.Root), (1, first.Root)])
            .Line("even", [(0, first.Everything), (1, first.Everything)])
            .Line("curve", [(0, first.Root), .. figures.Select((figure, at) => (Place(at), of(figure).Adapted))]);
        for (var at = 0; at < figures.Length; at++)
        {
            var ways = of(figures[at]);
            chart.Dot(Place(at), ways.Adapted, $"{figures[at].Labels} labels, adapted: {ways.Adapted:0.000}");
            if (ways.Alone is { } alone)
            {
                chart.Bar("yes", Place(at) - 0.006, Place(at) + 0.006, alone, $"the labels alone: {alone:0.000}");
            }
        }

        return chart.Draw();
    }

    private static double Place(int at) => (at + 1.0) / LearningRun.Sizes.Count;
}
