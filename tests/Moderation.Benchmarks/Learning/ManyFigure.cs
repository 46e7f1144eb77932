using Moderation.Engine.Evaluation;

namespace Moderation.Benchmarks.Learning;

/// <summary>What came of adapting a root once.</summary>
/// <param name="Labels">How many labels there were; the newest quarter or so is kept aside, as the service does.</param>
/// <param name="Seconds">Processor time, with reading the root and packing the model.</param>
/// <param name="Megabytes">The most memory that the process had.</param>
/// <param name="MegabytesOfLabels">What the labels took of it.</param>
/// <param name="Sources">What it is worth on each source of dev.jsonl.</param>
internal sealed record ManyFigure(
    int Labels,
    double Seconds,
    double Megabytes,
    double MegabytesOfLabels,
    IReadOnlyList<SourceFigure> Sources
)
{
    /// <summary>How much AUC a model may lose in the mean of the sources that the labels say nothing of.</summary>
    public const double MostForgotten = 0.02;

    /// <summary>How much it may surely lose on one of them, whose figures are less certain.</summary>
    public const double MostForgottenOfOne = 0.03;

    /// <summary>The most processor time, in seconds, however many labels there are.</summary>
    public const double Slowest = 60;

    /// <summary>The most memory, in megabytes, however many labels there are.</summary>
    public const double Largest = 1_500;

    /// <summary>AUC of what the labels say something of: the mean over the sources.</summary>
    public SourceFigure Own => Mean(isOfBlog: true);

    /// <summary>AUC of what they say nothing of.</summary>
    public SourceFigure Others => Mean(isOfBlog: false);

    /// <summary>What many labels must never do, in words.</summary>
    public IEnumerable<string> Broken(string blog)
    {
        foreach (var source in Sources.Where(source => source is { IsOfBlog: true, Gain.High: < 0 }))
        {
            yield return $"{blog}, {Labels} labels: the AUC of {source.Source} is lower than the unadapted model's";
        }

        foreach (var source in Sources.Where(source => !source.IsOfBlog && source.Gain.High < -MostForgottenOfOne))
        {
            yield return $"{blog}, {Labels} labels: of {source.Source}, more than {MostForgottenOfOne} of AUC is forgotten";
        }

        if (Seconds > Slowest || Megabytes > Largest)
        {
            yield return $"{blog}, {Labels} labels: a training took more than {Slowest} s of the processor or {Largest} MB";
        }

        if (Others.Adapted < Others.Root - MostForgotten)
        {
            yield return $"{blog}, {Labels} labels: of what they say nothing of, more than {MostForgotten} of AUC is forgotten";
        }
    }

    // The intervals of independent sources, as if each were normal.
    private SourceFigure Mean(bool isOfBlog)
    {
        var some = Sources.Where(source => source.IsOfBlog == isOfBlog).ToArray();
        var gain = some.Average(source => source.Adapted - source.Root);
        var reach = Math.Sqrt(some.Sum(source => Math.Pow((source.Gain.High - source.Gain.Low) / 2, 2))) / some.Length;
        return new SourceFigure(
            isOfBlog ? "own" : "others",
            isOfBlog,
            some.Average(source => source.Root),
            some.Average(source => source.Adapted),
            some.Average(source => source.Shipped),
            new Interval(gain - reach, gain + reach)
        );
    }
}
