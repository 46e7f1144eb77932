namespace Moderation.Benchmarks.Retraining;

/// <summary>What trainings cost the comments that arrived meanwhile: 99th percentiles of latency, in milliseconds.</summary>
internal sealed record RetrainingFigures
{
    /// <summary>The most that a percentile may be multiplied by.</summary>
    public const double Bound = 1.5;

    /// <summary>Before a training, and from its asking on, time and again.</summary>
    public required IReadOnlyList<(double Before, double Training)> Pairs { get; init; }

    /// <summary>While one training went from its asking to its end, the examination and the storing of its model included.</summary>
    public required double Whole { get; init; }

    /// <summary>How long that one took.</summary>
    public required TimeSpan Took { get; init; }

    public double Before => Middle(Pairs.Select(pair => pair.Before));

    public double Beginning => Middle(Pairs.Select(pair => pair.Training));

    /// <summary>The beginning of a training against what was right before it.</summary>
    public double BeginningRatio => Middle(Pairs.Select(pair => pair.Training / pair.Before));

    public double WholeRatio => Whole / Before;

    /// <summary>Whether scoring was left alone.</summary>
    public bool IsRight => BeginningRatio <= Bound && WholeRatio <= Bound;

    private static double Middle(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
