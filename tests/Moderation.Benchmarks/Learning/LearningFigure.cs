using Moderation.Engine.Evaluation;

namespace Moderation.Benchmarks.Learning;

/// <summary>What a blog has at a number of labels: means over the orders of arrival.</summary>
internal sealed record LearningFigure
{
    /// <summary>The most that a retraining may take of one core, at the sizes that are measured.</summary>
    public static readonly TimeSpan Slowest = TimeSpan.FromSeconds(20);

    /// <summary>The blog's name.</summary>
    public required string Blog { get; init; }

    /// <summary>How many labels there were.</summary>
    public required int Labels { get; init; }

    /// <summary>How many of them were verdicts; the others were audits.</summary>
    public required double Verdicts { get; init; }

    /// <summary>AUC of each way.</summary>
    public required ByWay Auc { get; init; }

    /// <summary>By how much the adapted model's AUC differs from the unadapted one's: 95 % by bootstrap.</summary>
    public required Interval? AucGain { get; init; }

    /// <summary>The same difference in the order of arrival in which it is smallest.</summary>
    public required double AucGainAtWorst { get; init; }

    /// <summary>
    /// The interval of that which ends lowest, of any order of arrival; those of all orders hold together with 95 %.
    /// </summary>
    public required Interval? AucGainOfWorst { get; init; }

    /// <summary>The share that must go to review so that of the approved at most 1 % are bad, of each way.</summary>
    public required ByWay Load { get; init; }

    /// <summary>By how much that differs from the unadapted model's: 95 % by bootstrap.</summary>
    public required Interval? LoadGain { get; init; }

    /// <summary>The interval of that which begins highest, of any order of arrival; they hold together as those above.</summary>
    public required Interval? LoadGainOfWorst { get; init; }

    /// <summary>The adapted model's mean score, and the unadapted one's, where the rate is <see cref="Rate"/>.</summary>
    public required (double Adapted, double Root) MeanScore { get; init; }

    /// <summary>The share of positives among the rows that are measured.</summary>
    public required double Rate { get; init; }

    /// <summary>Processor time of a retraining: the cut of the labels, reading the root and packing the model included.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>
    /// What a model that adapts itself must never be, in words: worse than the unadapted one beyond the interval, in any order
    /// of arrival, as a blog has one and not their mean; or slower than <see cref="Slowest"/>.
    /// </summary>
    public IEnumerable<string> Broken()
    {
        if (AucGainOfWorst is { High: < 0 })
        {
            yield return $"{Blog}, {Labels} labels: in an order of arrival its AUC is lower than the unadapted model's";
        }

        if (LoadGainOfWorst is { Low: > 0 })
        {
            yield return $"{Blog}, {Labels} labels: in an order of arrival it sends more to review than the unadapted model";
        }

        if (Took > Slowest)
        {
            yield return $"{Blog}, {Labels} labels: a retraining took more than {Slowest.TotalSeconds:0} s of the processor";
        }
    }
}
