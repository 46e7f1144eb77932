using System.Globalization;
using Moderation.Engine.Evaluation;

namespace Moderation.Benchmarks.Learning;

/// <summary>Some columns of the figures, each with its name.</summary>
internal sealed record LearningColumns(
    string Title,
    IReadOnlyList<(string Name, Func<LearningFigure, string> Of)> Columns
)
{
    public static LearningColumns Ranking { get; } =
        new(
            "AUC",
            [
                ("blog", figure => figure.Blog),
                ("labels", figure => Number(figure.Labels, "0")),
                ("verdicts", figure => Number(figure.Verdicts, "0")),
                .. Ways(figure => figure.Auc, figure => figure.AucGain),
                ("worst order", figure => Signed(figure.AucGainAtWorst)),
                ("its interval", figure => Between(figure.AucGainOfWorst)),
                ("of the distance", figure => Number(Distance(figure.Auc), "0.00")),
            ]
        );

    public static LearningColumns Load { get; } =
        new(
            "Share that must go to review so that 1 % of the approved are bad",
            [
                ("blog", figure => figure.Blog),
                ("labels", figure => Number(figure.Labels, "0")),
                .. Ways(figure => figure.Load, figure => figure.LoadGain),
                ("worst order", figure => Between(figure.LoadGainOfWorst)),
            ]
        );

    public static LearningColumns Retraining { get; } =
        new(
            "Mean scores against the share of positives, and the processor time of a retraining",
            [
                ("blog", figure => figure.Blog),
                ("labels", figure => Number(figure.Labels, "0")),
                ("unadapted", figure => Number(figure.MeanScore.Root)),
                ("adapted", figure => Number(figure.MeanScore.Adapted)),
                ("positive", figure => Number(figure.Rate)),
                ("seconds", figure => Number(figure.Took.TotalSeconds, "0.0")),
            ]
        );

    public static IReadOnlyList<LearningColumns> All { get; } = [Ranking, Load, Retraining];

    private static IEnumerable<(string, Func<LearningFigure, string>)> Ways(
        Func<LearningFigure, ByWay> ways,
        Func<LearningFigure, Interval?> gain
    ) =>
        [
            ("unadapted", figure => Number(ways(figure).Root)),
            ("adapted", figure => Number(ways(figure).Adapted)),
            ("difference, 95 %", figure => Between(gain(figure))),
            ("labels alone", figure => Number(ways(figure).Alone)),
            ("everything", figure => Number(ways(figure).Everything)),
        ];

    // Of the way from the unadapted model to training on everything.
    private static double Distance(ByWay auc) => (auc.Adapted - auc.Root) / (auc.Everything - auc.Root);

    private static string Between(Interval? interval) =>
        interval is { } both ? $"{Signed(both.Low)} to {Signed(both.High)}" : "–";

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Number(double? value, string format = "0.000") =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
