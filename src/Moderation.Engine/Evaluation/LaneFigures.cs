using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Engine.Evaluation;

/// <summary>How often the lane of what is surely spam is right.</summary>
/// <param name="Name">Which rows.</param>
/// <param name="Rows">How many of them somebody judged for spam.</param>
/// <param name="Spam">How many of those are spam.</param>
/// <param name="Standing">How many stand in the lane.</param>
/// <param name="Right">How many of those are spam.</param>
internal sealed record LaneFigures(string Name, int Rows, int Spam, int Standing, int Right)
{
    // On each side, so that both limits together miss the truth once in twenty.
    private const double Error = 0.025;

    /// <summary>The share of the lane that is spam, 0 to 1; null where nothing stands in it.</summary>
    public double? Precision => Standing == 0 ? null : (double)Right / Standing;

    /// <summary>
    /// The exact 95 % interval of the precision (Clopper and Pearson 1934); null where nothing stands in the lane. It takes
    /// each row for a draw by itself, which rows of one campaign are not.
    /// </summary>
    public Interval? Interval =>
        Standing == 0
            ? null
            : new Interval(Proportion.Lower(Right, Standing, Error), Proportion.Upper(Right, Standing, Error));

    /// <summary>Counts rows: all of them, and those of each part.</summary>
    /// <param name="rows">The part of a row, whether it is spam, and whether it stands in the lane.</param>
    /// <returns>Nothing where there are no rows.</returns>
    public static IReadOnlyList<LaneFigures> Of(IReadOnlyList<(string Part, bool IsSpam, bool Stands)> rows) =>
        rows.Count == 0
            ? []
            : [Count(Evaluator.All, rows), .. rows.GroupBy(row => row.Part).Select(part => Count(part.Key, [.. part]))];

    private static LaneFigures Count(string name, IReadOnlyList<(string Part, bool IsSpam, bool Stands)> rows) =>
        new(
            name,
            rows.Count,
            rows.Count(row => row.IsSpam),
            rows.Count(row => row.Stands),
            rows.Count(row => row.Stands && row.IsSpam)
        );
}
