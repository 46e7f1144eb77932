using System.Xml.Linq;
using Moderation.Engine.Evaluation;

namespace Moderation.Cli.Reports;

/// <summary>The charts of one ranking.</summary>
internal static class RankingCharts
{
    public static XElement PrecisionRecall(string name, Ranking ranking, Measures measures)
    {
        var chart = new Chart(name, "recall", "precision").Line("curve", Curves.PrecisionRecall(ranking));
        return measures is { Recall: { } recall, Precision: { } precision }
            ? chart
                .Dot(recall, precision, $"at the threshold: recall {recall:0.000}, precision {precision:0.000}")
                .Draw()
            : chart.Draw();
    }

    public static XElement Reliability(string name, Ranking ranking)
    {
        var bins = Curves.Reliability(ranking).Where(bin => bin.Rows > 0).ToArray();
        var chart = new Chart(name, "mean score", "share positive")
            .Line("even", [(0, 0), (1, 1)])
            .Line("curve", bins.Select(bin => (bin.Score, Share(bin))));
        foreach (var bin in bins)
        {
            chart.Dot(
                bin.Score,
                Share(bin),
                $"{bin.Rows} rows, mean score {bin.Score:0.000}, {Share(bin):0.0%} positive"
            );
        }

        return chart.Draw();
    }

    public static XElement Histogram(string name, Ranking ranking, double threshold)
    {
        var bins = Curves.Reliability(ranking);
        var chart = new Chart(name, "score", "share of its kind, square root");
        double positives = Math.Max(1, bins.Sum(bin => bin.Positives));
        double negatives = Math.Max(1, bins.Sum(bin => bin.Rows - bin.Positives));
        for (var place = 0; place < bins.Count; place++)
        {
            var (from, middle, to) = (Edge(place), Edge(place + 0.5), Edge(place + 1));
            var (yes, no) = (bins[place].Positives, bins[place].Rows - bins[place].Positives);
            chart.Bar("no", from, middle, Math.Sqrt(no / negatives), $"{no} negative, score {from:0.00} to {to:0.00}");
            chart.Bar("yes", middle, to, Math.Sqrt(yes / positives), $"{yes} positive, score {from:0.00} to {to:0.00}");
        }

        return chart.Line("limit", [(threshold, 0), (threshold, 1)]).Draw();
    }

    private static double Edge(double place) => place / Curves.Bins;

    private static double Share(ReliabilityBin bin) => (double)bin.Positives / bin.Rows;
}
