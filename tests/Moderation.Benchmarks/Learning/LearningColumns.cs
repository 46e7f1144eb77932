using System.Globalization;
using Moderation.Engine.Evaluation;

namespace Moderation.Benchmarks.Learning;

/// <summary>The figures as a table shows them.</summary>
internal static class LearningColumns
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "blog",
        "labels",
        "verdicts",
        "AUC unadapted",
        "adapted",
        "difference",
        "labels alone",
        "everything",
        "of the distance",
        "review at 1 % risk, unadapted",
        "adapted",
        "difference",
        "labels alone",
        "everything",
        "mean score (unadapted), rate",
        "seconds",
    ];

    public static IEnumerable<string> Of(LearningFigure figure) =>
        [
            figure.Blog,
            Number(figure.Labels, "0"),
            Number(figure.Verdicts, "0"),
            Number(figure.Auc.Root),
            Number(figure.Auc.Adapted),
            Between(figure.AucGain),
            Number(figure.Auc.Alone),
            Number(figure.Auc.Everything),
            Number(Distance(figure.Auc), "0.00"),
            Number(figure.Load.Root),
            Number(figure.Load.Adapted),
            Between(figure.LoadGain),
            Number(figure.Load.Alone),
            Number(figure.Load.Everything),
            $"{Number(figure.MeanScore.Adapted)} ({Number(figure.MeanScore.Root)}), {Number(figure.Rate)}",
            Number(figure.Took.TotalSeconds, "0.0"),
        ];

    // Of the way from the unadapted model to training on everything.
    private static double Distance(ByWay auc) => (auc.Adapted - auc.Root) / (auc.Everything - auc.Root);

    private static string Between(Interval? interval) =>
        interval is { } both ? $"{Signed(both.Low)} to {Signed(both.High)}" : "–";

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Number(double? value, string format = "0.000") =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
