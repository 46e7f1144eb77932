using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Benchmarks.Scoring;

/// <summary>
/// Measures the model and the baseline in turn, round by round, so that whatever else the machine does meets both; the
/// medians count.
/// </summary>
internal sealed class ScoringRun(ScoredTexts texts, Action<string> report)
{
    private const int Warmups = 2;

    /// <summary>Runs the whole measurement.</summary>
    /// <param name="rounds">How many rounds count, at least 1.</param>
    public async Task<ScoringFigures> RunAsync(int rounds)
    {
        var loading = await ModelLoading.MeasureAsync(rounds);
        var model = Model.Load(Model.ShippedFolder);
        var decider = new Decider(model, Policy.DefaultFor(model));
        report($"{texts.Comments.Count} comments, mean {texts.Comments.Average(one => one.Text.Length):0} characters");
        using var baseline = new Baseline(texts.Training);
        report($"Baseline trained on {texts.Training.Count} of them");
        var caught = Caught(model);

        var all = texts.Comments;
        var (ours, theirs, decisions, two, scoring, spans) = (
            new Rounds(),
            new Rounds(),
            new Rounds(),
            new Rounds(),
            new Rounds(),
            new Rounds()
        );
        var bytes = 0.0;
        for (var round = -Warmups; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ours.Time(round >= 0, all.Count, () => Each(all, one => model.Judge(one)));
            bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / all.Count;
            theirs.Time(round >= 0, all.Count, () => Each(all, one => baseline.Score(one.Text)));
            decisions.Time(round >= 0, all.Count, () => Each(all, one => decider.Decide(one)));
            two.Time(round >= 0, 2 * all.Count, () => OnTwoThreads(() => Each(all, one => model.Judge(one))));
            scoring.Time(round >= 0, caught.Length, () => Each(caught, one => model.Judge(one.Comment)));
            spans.Time(round >= 0, caught.Length, () => Each(caught, one => Explained(model, one)));
            if (round >= 0)
            {
                report($"Round {round + 1}: {ours.Last:0} a second, baseline {theirs.Last:0}");
            }
        }

        return new ScoringFigures(
            PerSecond: ours.Median,
            Ratio: ours.Median / theirs.Median,
            Scaling: two.Median / ours.Median,
            BytesPerComment: bytes,
            LoadMs: loading,
            BaselinePerSecond: theirs.Median,
            DecisionsPerSecond: decisions.Median,
            SpansOverScoring: caught.Length == 0 ? 0 : scoring.Median / spans.Median
        );
    }

    // Spans are asked for where a score reaches its threshold, and nowhere else.
    private (Comment Comment, Category Category)[] Caught(Model model) =>
        [.. texts.Comments.SelectMany(one => Raised(model, one).Select(category => (one, category)))];

    private static IEnumerable<Category> Raised(Model model, Comment comment)
    {
        var scores = model.Score(comment);
        if (scores.Toxicity >= model.Thresholds.Toxicity)
        {
            yield return Category.Toxicity;
        }

        if (scores.Spam >= model.Thresholds.Spam)
        {
            yield return Category.Spam;
        }
    }

    // As a decision does it: scores first, then the spans of what reaches its threshold.
    private static IReadOnlyList<Span> Explained(Model model, (Comment Comment, Category Category) one)
    {
        model.Judge(one.Comment);
        return model.Explain(one.Comment, one.Category);
    }

    private static void OnTwoThreads(ThreadStart work)
    {
        var other = new Thread(work);
        other.Start();
        work();
        other.Join();
    }

    private static void Each<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> score)
    {
        for (var place = 0; place < items.Count; place++)
        {
            score(items[place]);
        }
    }
}
