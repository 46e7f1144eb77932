using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Benchmarks.Learning;

/// <summary>Measures models on each source of dev.jsonl by itself.</summary>
internal static class BySource
{
    // Of fewer rows of either kind an AUC says little.
    private const int FewestOfEach = 50;

    /// <summary>The sources with enough rows of either kind, those of the blog first.</summary>
    public static IReadOnlyList<SourceFigure> Of(
        string corpora,
        Category category,
        string[] blog,
        Model root,
        Model adapted,
        Model shipped
    )
    {
        return
        [
            .. Corpus
                .Read([Path.Combine(corpora, "dev.jsonl")])
                .Where(row => row.Label(category) is not null)
                .GroupBy(row => SourceOf(row.Source, category))
                .Where(source =>
                    source.CountBy(row => row.Label(category)!.Value).Count(kind => kind.Value >= FewestOfEach) == 2
                )
                .OrderByDescending(source => blog.Contains(source.Key))
                .ThenBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => Figure(source.Key, [.. source])),
        ];

        SourceFigure Figure(string source, CorpusRow[] rows)
        {
            var (before, after) = (Rank(rows, root), Rank(rows, adapted));
            var gain = Resampling.Middle(
                Enumerable.Range(0, Resampling.Draws).Select(draw => after.Auc(draw) - before.Auc(draw)),
                0.05 / ManyLabels.Counts.Count
            );
            return new SourceFigure(
                source,
                blog.Contains(source),
                before.Auc()!.Value,
                after.Auc()!.Value,
                Rank(rows, shipped).Auc()!.Value,
                gain!.Value
            );
        }

        Ranking Rank(CorpusRow[] rows, Model model) =>
            new(
                rows.Select(
                    (row, place) =>
                        new ScoredLabel(model.Score(row.Comment).Of(category), row.Label(category)!.Value, place)
                )
            );
    }

    private static string SourceOf(string source, Category category) =>
        category == Category.Spam && BlogPool.Contains(source) ? BlogPool.WithAuthor : source;
}
