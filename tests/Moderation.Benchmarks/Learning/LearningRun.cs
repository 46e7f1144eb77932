using System.Diagnostics;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Benchmarks.Learning;

/// <summary>Lets a blog's model learn, in several orders of arrival, and measures it at each retraining.</summary>
internal sealed class LearningRun(Blog blog, int orders, Action<string> report)
{
    public static readonly IReadOnlyList<int> Sizes = [100, 300, 1_000, 3_000];

    private readonly Later _later = new(blog);
    private readonly ModelParts _root = ModelReader.ReadParts(ModelSource.OfFolder(blog.Root));

    /// <summary>The figures at each size that the blog's rows allow.</summary>
    public IReadOnlyList<LearningFigure> Run(CancellationToken cancel)
    {
        var courses = Enumerable.Range(1, orders).Select(seed => Course(seed, cancel)).ToArray();
        var root = _later.Rank(_root.Of(blog.Category));
        var everything = _later.Rank(ModelReader.ReadParts(ModelSource.OfFolder(blog.Everything)).Of(blog.Category));
        return
        [
            .. courses
                .SelectMany(course => course)
                .GroupBy(step => step.Size)
                .Select(steps => Figure([.. steps], root, everything)),
        ];
    }

    private List<Step> Course(int seed, CancellationToken cancel)
    {
        var arrivals = new Arrivals(blog, seed);
        var inForce = _root.ToModel();
        var steps = new List<Step>();
        DateTimeOffset? cut = null;
        foreach (var size in Sizes)
        {
            var before = arrivals.Labels.Count;
            arrivals.GoOnTo(size, inForce);
            if (arrivals.Labels.Count == before)
            {
                break;
            }

            var start = Process.GetCurrentProcess().TotalProcessorTime;
            // As the service trains: the newest threads are kept aside, and what was trained on stays so.
            var split = LabelSplit.Of(arrivals.Labels, cut);
            cut = split.Cut ?? cut;
            var adapted = Adaptation.Run(blog.Root, split.Training, new AdaptationOptions(), _ => { }, cancel);
            inForce = adapted.ToModel(adapted.Thresholds);
            var took = Process.GetCurrentProcess().TotalProcessorTime - start;
            steps.Add(
                new Step(
                    size,
                    arrivals.Labels.Count,
                    arrivals.Labels.Count(label => label.Origin == LabelOrigin.Verdict),
                    _later.Rank(adapted.Categories.Single(one => one.Category == blog.Category).Weights),
                    Alone(split.Training, cancel),
                    took
                )
            );
            report($"{blog.Name}, order {seed}: {arrivals.Labels.Count} labels, {took.TotalSeconds:0.0} s");
        }

        return steps;
    }

    // The same fit, with a root that knows nothing.
    private Ranking? Alone(IReadOnlyList<LabelledComment> labels, CancellationToken cancel)
    {
        var rows = AdaptingRows.For(blog.Category, labels);
        if (rows.Select(row => row.Label).Distinct().Count() < 2)
        {
            return null;
        }

        var nothing = new Weights(new float[FeatureSpace.Size], 0);
        return _later.Rank(new CategoryAdapter(blog.Category, nothing, 1, cancel).Adapt(rows, 0.5, _ => { }).Weights);
    }

    private LearningFigure Figure(Step[] steps, Ranking root, Ranking everything)
    {
        return new LearningFigure
        {
            Blog = blog.Name,
            Labels = steps[0].Labels,
            Verdicts = steps.Average(step => step.Verdicts),
            Auc = Ways(ranking => ranking.Auc() ?? 0.5),
            AucGain = Gain((ranking, draw) => ranking.Auc(draw)),
            AucGainAtWorst = steps.Min(step => (step.Adapted.Auc() ?? 0.5) - (root.Auc() ?? 0.5)),
            AucGainOfWorst = GainsByOrder((ranking, draw) => ranking.Auc(draw)).MinBy(gain => gain?.High),
            Load = Ways(ranking => Later.Load(ranking)),
            LoadGain = Gain((ranking, draw) => Later.Load(ranking, draw)),
            LoadGainOfWorst = GainsByOrder((ranking, draw) => Later.Load(ranking, draw)).MaxBy(gain => gain?.Low),
            MeanScore = (steps.Average(step => Mean(step.Adapted)), Mean(root)),
            Rate = _later.Rate,
            Took = TimeSpan.FromSeconds(steps.Average(step => step.Took.TotalSeconds)),
        };

        ByWay Ways(Func<Ranking, double> measure) =>
            new(
                measure(root),
                steps.Average(step => measure(step.Adapted)),
                steps.Average(step => step.Alone is { } alone ? measure(alone) : (double?)null),
                measure(everything)
            );

        // Each draw holds the same rows for both models, and for every order of arrival.
        Interval? Gain(Func<Ranking, int?, double?> measure) =>
            Resampling.Middle(
                Enumerable
                    .Range(0, Resampling.Draws)
                    .Select(draw => steps.Average(step => measure(step.Adapted, draw)) - measure(root, draw))
            );

        IEnumerable<Interval?> GainsByOrder(Func<Ranking, int?, double?> measure) =>
            steps.Select(step =>
                Resampling.Middle(
                    Enumerable
                        .Range(0, Resampling.Draws)
                        .Select(draw => measure(step.Adapted, draw) - measure(root, draw)),
                    0.05 / steps.Length
                )
            );
    }

    private static double Mean(Ranking ranking) => ranking.Rows.Average(row => row.Score);

    private sealed record Step(int Size, int Labels, int Verdicts, Ranking Adapted, Ranking? Alone, TimeSpan Took);
}
