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
        string[] blog,
        Model root,
        Model adapted,
        Model shipped
    ) =>
        [
            .. Corpus
                .Read([Path.Combine(corpora, "dev.jsonl")])
                .Where(row => row.Toxic is not null)
                .GroupBy(row => row.Source)
                .Where(source =>
                    Math.Min(source.Count(row => row.Toxic == 1), source.Count(row => row.Toxic == 0)) >= FewestOfEach
                )
                .OrderByDescending(source => blog.Contains(source.Key))
                .ThenBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => Figure([.. source], blog.Contains(source.Key), root, adapted, shipped)),
        ];

    private static SourceFigure Figure(CorpusRow[] rows, bool isOfBlog, Model root, Model adapted, Model shipped)
    {
        var (before, after) = (Rank(root), Rank(adapted));
        var gain = Resampling.Middle(
            Enumerable.Range(0, Resampling.Draws).Select(draw => after.Auc(draw) - before.Auc(draw))
        );
        return new SourceFigure(
            rows[0].Source,
            isOfBlog,
            before.Auc()!.Value,
            after.Auc()!.Value,
            Rank(shipped).Auc()!.Value,
            gain!.Value
        );

        Ranking Rank(Model model) =>
            new(rows.Select((row, place) => new ScoredLabel(model.Score(row.Comment).Toxicity, row.Toxic == 1, place)));
    }
}
