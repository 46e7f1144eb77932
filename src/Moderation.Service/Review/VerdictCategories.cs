namespace Moderation.Service.Review;

/// <summary>What a rejected comment may be called.</summary>
internal static class VerdictCategories
{
    public const string Spam = "spam";

    public const string Toxicity = "toxicity";

    public const string Other = "other";

    /// <summary>The categories; a verdict to reject has one of them at least.</summary>
    public static IReadOnlyList<string> All { get; } = [Spam, Toxicity, Other];

    /// <summary>The kinds of toxicity, which may stand beside it.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["insult", "threat", "identity-attack", "obscene", "sexual"];

    /// <summary>What is wrong with the categories of a verdict and what would be right; null where nothing is.</summary>
    public static string? Refusal(Ruling ruling, IReadOnlyList<string> categories)
    {
        if (ruling == Ruling.Approve)
        {
            return categories.Count == 0 ? null : "A verdict to approve has no categories: leave them out.";
        }

        if (categories.FirstOrDefault(c => !All.Contains(c) && !Kinds.Contains(c)) is { } unknown)
        {
            // Not the word itself: it may be of any length.
            return $"Category {categories.ToList().IndexOf(unknown) + 1} is unknown: give {string.Join(", ", All)}, and beside "
                + $"toxicity {string.Join(", ", Kinds)}.";
        }

        return !categories.Any(All.Contains)
                ? $"Say what it is: give at least one of {string.Join(", ", All)}. "
                    + $"{string.Join(", ", Kinds)} stand beside toxicity."
            : categories.Any(Kinds.Contains) && !categories.Contains(Toxicity)
                ? $"{categories.First(Kinds.Contains)} is a kind of toxicity: give toxicity as well."
            : null;
    }
}
