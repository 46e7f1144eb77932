using Moderation.Engine.Deciding;
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

    /// <summary>What would stand in the lane of what is surely spam under the model's own policy, part by part.</summary>
    /// <param name="model">The model that gave the scores.</param>
    /// <param name="rows">The rows; those that nobody judged for spam are left out.</param>
    /// <param name="partition">What a part is.</param>
    /// <param name="bound">The spam score from which a comment may stand there, 0.5 to 1.</param>
    public static IReadOnlyList<LaneFigures> Lane(
        Model model,
        IReadOnlyList<ScoredComment> rows,
        Partition partition,
        double bound
    )
    {
        var decider = new Decider(model, Policy.DefaultFor(model));
        return LaneFigures.Of([
            .. rows.Where(row => row.Row.Spam is not null)
                .Select(row => (NameOf(row, partition), row.Row.Label(Category.Spam)!.Value, Stands(row))),
        ]);

        // Few reach the bound, and only for them it matters what else speaks against them.
        bool Stands(ScoredComment row) =>
            row.Scores.Spam >= bound
            && SurelySpam.Holds(
                row.Scores.Spam,
                [.. decider.Decide(row.Row.Comment).Reasons.Select(reason => reason.Code)],
                bound
            );
    }

    private static Ranking Of(IEnumerable<ScoredComment> rows, Category category) =>
        new(rows.Select(row => row.For(category)!.Value));

    private static string NameOf(ScoredComment row, Partition partition) =>
        partition == Partition.Source ? row.Row.Source : $"{row.Row.Source} {row.Row.Group}";
}
