using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation;

/// <summary>Scores corpora.</summary>
internal static class ScoredCorpus
{
    // With fewer groups than this a draw of groups says nothing, and rows are drawn one by one.
    private const int FewestGroups = 20;

    /// <summary>Scores each row; rows of a thread, video or campaign are one unit.</summary>
    public static IReadOnlyList<ScoredComment> Of(Model model, IReadOnlyList<CorpusRow> rows)
    {
        var grouped = rows.GroupBy(row => row.Source)
            .Where(source => source.Select(row => row.Group).Distinct().Count() >= FewestGroups)
            .Select(source => source.Key)
            .ToHashSet();
        var scored = new ScoredComment[rows.Count];
        Parallel.For(
            0,
            rows.Count,
            place =>
            {
                var row = rows[place];
                var (scores, language) = model.Judge(row.Comment);
                var alone = row.Author is null ? scores.Spam : model.Score(new Comment(row.Text)).Spam;
                var isGrouped = row.Group.Length > 0 && grouped.Contains(row.Source);
                var unit = isGrouped ? (int)StableHash.Of($"{row.Source} {row.Group}") : place;
                scored[place] = new ScoredComment(row, scores, language, alone, unit);
            }
        );
        return scored;
    }
}
