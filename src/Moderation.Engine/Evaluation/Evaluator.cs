using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation;

/// <summary>Measures scores against labels, part by part.</summary>
internal static class Evaluator
{
    /// <summary>The name of the part that has all rows.</summary>
    public const string All = "all";

    /// <summary>The rankings of each category: of all rows, of each part, and of the pooled blogs.</summary>
    public static IReadOnlyList<(Category Category, string Name, Ranking Ranking)> Rank(
        IReadOnlyList<ScoredComment> rows,
        Partition partition
    )
    {
        var rankings = new List<(Category, string, Ranking)>();
        foreach (var category in Enum.GetValues<Category>())
        {
            var labelled = rows.Where(row => row.For(category) is not null).ToArray();
            if (labelled.Length == 0)
            {
                continue;
            }

            rankings.Add((category, All, Of(labelled, category)));
            rankings.AddRange(
                labelled.GroupBy(row => NameOf(row, partition)).Select(part => (category, part.Key, Of(part, category)))
            );
        }

        var blogs = rows.Where(row => row.Row.Spam is not null && BlogPool.Contains(row.Row.Source)).ToArray();
        if (blogs.Length > 0)
        {
            rankings.Add((Category.Spam, BlogPool.WithAuthor, Of(blogs, Category.Spam)));
            var alone = blogs.Select(row => row.For(Category.Spam)!.Value with { Score = row.SpamOfText });
            rankings.Add((Category.Spam, BlogPool.TextOnly, new Ranking(alone)));
        }

        return rankings;
    }

    /// <summary>Measures each ranking at the model's thresholds.</summary>
    public static IReadOnlyList<Figures> Measure(
        IReadOnlyList<(Category Category, string Name, Ranking Ranking)> rankings,
        Thresholds at
    ) => [.. rankings.Select(part => Figures.Of(part.Name, part.Category, part.Ranking, at.Of(part.Category)))];

    /// <summary>What the scores would send to review, part by part.</summary>
    public static IReadOnlyList<ReviewShares> Review(
        IReadOnlyList<ScoredComment> rows,
        Partition partition,
        Thresholds at
    ) => [.. rows.GroupBy(row => NameOf(row, partition)).Select(part => ReviewShares.Of(part.Key, [.. part], at))];

    private static Ranking Of(IEnumerable<ScoredComment> rows, Category category) =>
        new(rows.Select(row => row.For(category)!.Value));

    private static string NameOf(ScoredComment row, Partition partition) =>
        partition == Partition.Source ? row.Row.Source : $"{row.Row.Source} {row.Row.Group}";
}
