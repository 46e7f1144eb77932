using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation;

/// <summary>Scores the rows of a corpus and measures the scores against its labels.</summary>
internal static class Evaluator
{
    private const string All = "all";

    /// <summary>Reads the rows once.</summary>
    /// <param name="model">The model that is measured, at its own thresholds.</param>
    /// <param name="rows">Labelled rows.</param>
    /// <param name="partition">By what the figures are told apart.</param>
    public static EvaluationReport Run(Model model, IEnumerable<CorpusRow> rows, Partition partition)
    {
        var labels = new Dictionary<(Category, string), List<ScoredLabel>>();
        var judged = new Dictionary<string, List<(Scores Scores, string Language)>>();
        foreach (var row in rows)
        {
            var part = partition == Partition.Source ? row.Source : $"{row.Source} {row.Group}";
            var (scores, language) = model.Judge(row.Comment);
            List(judged, part).Add((scores, language));
            if (row.Label(Category.Toxicity) is { } toxic)
            {
                Add(Category.Toxicity, part, scores.Toxicity, toxic);
            }

            if (row.Label(Category.Spam) is { } spam)
            {
                Add(Category.Spam, part, scores.Spam, spam);
                if (BlogPool.Contains(row.Source))
                {
                    List(labels, (Category.Spam, BlogPool.WithAuthor)).Add(new ScoredLabel(scores.Spam, spam));
                    var alone = model.Score(new Comment(row.Text)).Spam;
                    List(labels, (Category.Spam, BlogPool.TextOnly)).Add(new ScoredLabel(alone, spam));
                }
            }
        }

        return new EvaluationReport(
            model.Version,
            model.Thresholds,
            [.. labels.Select(part => Measure(model, part.Key.Item1, part.Key.Item2, part.Value))],
            [.. judged.Select(part => Review(model.Thresholds, part.Key, part.Value))]
        );

        void Add(Category category, string part, float score, bool label)
        {
            List(labels, (category, All)).Add(new ScoredLabel(score, label));
            List(labels, (category, part)).Add(new ScoredLabel(score, label));
        }
    }

    private static Figures Measure(Model model, Category category, string name, List<ScoredLabel> rows)
    {
        var threshold = category == Category.Toxicity ? model.Thresholds.Toxicity : model.Thresholds.Spam;
        return Figures.Of(name, category, rows, threshold);
    }

    private static ReviewShares Review(Thresholds at, string name, List<(Scores Scores, string Language)> rows) =>
        new(
            name,
            rows.Count,
            Share(rows, row => row.Scores.Toxicity >= at.Toxicity),
            Share(rows, row => row.Scores.Spam >= at.Spam),
            Share(rows, row => row.Scores.Toxicity >= at.Toxicity || row.Scores.Spam >= at.Spam),
            Share(rows, row => row.Language == Text.LanguageGuess.Other)
        );

    private static double Share<T>(List<T> rows, Func<T, bool> holds) => (double)rows.Count(holds) / rows.Count;

    private static List<TValue> List<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
