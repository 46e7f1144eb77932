using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// How well the champion tells one import's labels apart. Each import is asked for itself: among many good labels a few that
/// are turned round would hardly be seen.
/// </summary>
/// <param name="Import">The import's name.</param>
/// <param name="Category">The category.</param>
/// <param name="Auc">The champion's <see cref="Measures.Auc"/>.</param>
/// <param name="Interval">Of that; those of all imports and categories hold together with 95 %.</param>
internal sealed record ImportRanking(string Import, Category Category, double Auc, Interval Interval)
{
    /// <summary>Those of imports with rows enough to tell, by the imports' ids.</summary>
    public static IReadOnlyList<ImportRanking> Of(
        IEnumerable<ExaminedRow> rows,
        IReadOnlyDictionary<long, string> names,
        CancellationToken cancellation
    )
    {
        var asked = rows.Where(row => row.ImportId is not null)
            .GroupBy(row => row.ImportId!.Value)
            .OrderBy(import => import.Key)
            .SelectMany(import =>
                Enum.GetValues<Category>()
                    .Select(category =>
                        (import.Key, Estimate: RowEstimate.OfChampion([.. import], category, cancellation))
                    )
            )
            .Where(one => one.Estimate.CanTell)
            .ToArray();
        var error = GateErrors.Together(asked.Length);
        return
        [
            .. asked.Select(one => new ImportRanking(
                names.GetValueOrDefault(one.Key, $"{one.Key}"),
                one.Estimate.Category!.Value,
                one.Estimate.Values.Champion!.Value,
                one.Estimate.ChampionInterval(error)!.Value
            )),
        ];
    }
}
