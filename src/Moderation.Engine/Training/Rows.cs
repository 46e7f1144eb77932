using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Chooses and weighs the rows of one category.</summary>
internal static class Rows
{
    // Comments that nobody judged for spam but that stood on a page for people to read: half of them serve as ham, so
    // that rude words alone are not taken for advertising.
    private static readonly HashSet<string> HamSources = ["civil-spans", "fox-news", "jigsaw"];

    // Comments that nobody judged for toxicity but that the owners of blogs let stand.
    private static readonly HashSet<string> CivilSources = ["blogham", "blogham-stack"];

    /// <summary>The rows of a category with their examples; a row with an author gives two, one without the author.</summary>
    public static IEnumerable<WeighedRow> For(
        Category category,
        IEnumerable<CorpusRow> rows,
        IReadOnlyDictionary<string, double> weights
    )
    {
        foreach (var row in rows)
        {
            var label = row.Label(category);
            if (label is null && (category == Category.Spam ? IsHam(row) : IsCivil(row)))
            {
                label = false;
            }

            if (label is not { } isPositive)
            {
                continue;
            }

            var weight = (float)weights.GetValueOrDefault(row.Source, 1);
            if (weight <= 0)
            {
                continue;
            }

            if (category == Category.Spam && row.Author is not null)
            {
                // Half of the sites do not tell who wrote a comment: the text must be judged by itself as well.
                yield return new WeighedRow(row, isPositive, weight / 2);
                yield return new WeighedRow(row with { Author = null }, isPositive, weight / 2, IsAgain: true);
            }
            else
            {
                yield return new WeighedRow(row, isPositive, weight);
            }
        }
    }

    private static bool IsCivil(CorpusRow row) => row.Spam == 0 && CivilSources.Contains(row.Source);

    private static bool IsHam(CorpusRow row) =>
        row.Toxic is not null && HamSources.Contains(row.Source) && StableHash.Of(row.Text) % 2 == 0;
}
