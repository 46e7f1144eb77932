using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>Measures how toxicity scores treat identity words and a dialect.</summary>
internal static class FairnessRun
{
    private const int FewestDialectRows = 20;

    /// <summary>
    /// By identity word, over all labelled rows, and once more within each source that was made of identity words (half
    /// of its rows have one).
    /// </summary>
    public static IReadOnlyList<FairnessFigures> Identities(IReadOnlyList<ScoredComment> rows, double threshold)
    {
        var labelled = Read(rows);
        var figures = new List<FairnessFigures>(Of(Evaluator.All, labelled, threshold));
        foreach (var source in labelled.GroupBy(row => row.Source).Where(IsMadeOfIdentities))
        {
            figures.AddRange(Of(source.Key, [.. source], threshold));
        }

        return figures;
    }

    /// <summary>By source, where enough rows that are not toxic have a marker of the dialect.</summary>
    public static IReadOnlyList<DialectFigures> Dialect(IReadOnlyList<ScoredComment> rows, double threshold) =>
        [
            .. Read(rows)
                .Where(row => !row.Scored.Label)
                .GroupBy(row => row.Source)
                .Select(source =>
                    source.ToLookup(row => Words.HaveOneOf(row.Words, DialectWords.All)).ToArrays(source.Key)
                )
                .Where(source => source.With.Length >= FewestDialectRows && source.Without.Length > 0)
                .Select(source => new DialectFigures(
                    source.Name,
                    source.With.Length,
                    Share(source.With, threshold),
                    source.Without.Length,
                    Share(source.Without, threshold)
                )),
        ];

    private static IEnumerable<FairnessFigures> Of(string name, IReadOnlyList<WordedRow> rows, double threshold) =>
        from identity in IdentityWords.All
        let parts = rows.ToLookup(row => Words.HaveOneOf(row.Words, identity.Forms)).ToArrays(name)
        where parts.With.Length > 0
        let negatives = parts.With.Where(row => !row.Scored.Label).ToArray()
        select new FairnessFigures(
            name,
            identity.Word,
            parts.With.Length,
            parts.With.Length - negatives.Length,
            negatives.Length == 0 ? null : Share(negatives, threshold),
            Auc(parts.With),
            Auc([.. parts.Without.Where(row => row.Scored.Label), .. negatives]),
            Auc([.. parts.Without.Where(row => !row.Scored.Label), .. parts.With.Where(row => row.Scored.Label)])
        );

    private static (string Name, WordedRow[] With, WordedRow[] Without) ToArrays(
        this ILookup<bool, WordedRow> rows,
        string name
    ) => (name, [.. rows[true]], [.. rows[false]]);

    private static bool IsMadeOfIdentities(IGrouping<string, WordedRow> source) =>
        2 * source.Count(row => IdentityWords.All.Any(identity => Words.HaveOneOf(row.Words, identity.Forms)))
        >= source.Count();

    private static double? Auc(IEnumerable<WordedRow> rows) => new Ranking(rows.Select(row => row.Scored)).Auc();

    private static double Share(WordedRow[] rows, double threshold) =>
        (double)rows.Count(row => row.Scored.Score >= threshold) / rows.Length;

    private static WordedRow[] Read(IReadOnlyList<ScoredComment> rows) =>
        [
            .. rows.Select(row => (row.Row, Scored: row.For(Category.Toxicity)))
                .Where(row => row.Scored is not null)
                .Select(row => new WordedRow(row.Row.Source, Words.Of(row.Row.Text), row.Scored!.Value)),
        ];
}
