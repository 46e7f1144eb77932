using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// How well a model tells one import's labels apart. Each import is asked for itself: among many good labels a few that are
/// turned round would hardly be seen. The champion is asked of those that examine. Where they are too few, as in an import of
/// one thread, the root is asked of those that teach, of which it has read none; and the champion too, as the blog may be one
/// that the root is wrong about: the kinder of both counts.
/// </summary>
/// <param name="Import">The import's name.</param>
/// <param name="Category">The category.</param>
/// <param name="IsOfTaught">Whether those that teach were asked about.</param>
/// <param name="Auc">The model's <see cref="Measures.Auc"/>.</param>
/// <param name="Interval">Of that; those of all imports and categories hold together with 95 %.</param>
internal sealed record ImportRanking(string Import, Category Category, bool IsOfTaught, double Auc, Interval Interval)
{
    /// <summary>Those of imports with rows enough to tell, by the imports' ids.</summary>
    /// <param name="set">What examines, and what was taught.</param>
    /// <param name="names">The imports' names, by id.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IReadOnlyList<ImportRanking> Of(
        ExaminedSet set,
        IReadOnlyDictionary<long, string> names,
        CancellationToken cancellation
    )
    {
        var examined = Estimates(set.Rows, isOfTaught: false);
        var known = examined.Select(one => (one.Import, one.Estimate.Category)).ToHashSet();
        var asked = examined
            .Concat(
                Estimates(set.TaughtImports, isOfTaught: true)
                    .Concat(Estimates(set.TaughtImports.Select(Turned), isOfTaught: true))
                    .Where(one => !known.Contains((one.Import, one.Estimate.Category)))
                    .GroupBy(one => (one.Import, one.Estimate.Category))
                    .Select(both => both.MaxBy(one => one.Estimate.Values.Champion))
            )
            .OrderBy(one => one.Import)
            .ToArray();
        var error = GateErrors.Together(asked.Length);
        return
        [
            .. asked.Select(one => new ImportRanking(
                names.GetValueOrDefault(one.Import, $"{one.Import}"),
                one.Estimate.Category!.Value,
                one.IsOfTaught,
                one.Estimate.Values.Champion!.Value,
                one.Estimate.ChampionInterval(error)!.Value
            )),
        ];

        static ExaminedRow Turned(ExaminedRow row) =>
            row with
            {
                Scores = new(row.Scores.Challenger, row.Scores.Champion),
            };

        (long Import, bool IsOfTaught, RowEstimate Estimate)[] Estimates(
            IEnumerable<ExaminedRow> rows,
            bool isOfTaught
        ) =>
            [
                .. rows.Where(row => row.ImportId is not null)
                    .GroupBy(row => row.ImportId!.Value)
                    .SelectMany(import =>
                        Enum.GetValues<Category>()
                            .Select(category =>
                                (
                                    import.Key,
                                    isOfTaught,
                                    RowEstimate.OfAuc(
                                        [.. import],
                                        ExaminedPart.Imports,
                                        category,
                                        cancellation,
                                        isOfChampion: true
                                    )
                                )
                            )
                    )
                    .Where(one => one.Item3.CanTell),
            ];
    }
}
