namespace Moderation.Service.Review;

/// <summary>
/// The statement of reasons: why a comment was rejected, in words that its writer may read. It quotes nothing of the
/// comment, and says where no person looked at it.
/// </summary>
internal static class Statement
{
    /// <summary>One or two sentences.</summary>
    /// <param name="categories">What the verdict calls it.</param>
    /// <param name="isAutomatic">Whether the service rejected it by itself.</param>
    public static string Of(IReadOnlyList<string> categories, bool isAutomatic)
    {
        // The kinds say more than the word that stands over them.
        var hasKind = categories.Any(VerdictCategories.Kinds.Contains);
        string[] reasons = [.. categories.Where(c => c != VerdictCategories.Toxicity || !hasKind).Select(Words)];
        var all = reasons.Length > 1 ? $"{string.Join(", ", reasons[..^1])} and {reasons[^1]}" : reasons[0];
        return isAutomatic
            ? $"This comment was rejected automatically: it {all}. No moderator has read it."
            : $"A moderator rejected this comment: it {all}.";
    }

    private static string Words(string category) =>
        category switch
        {
            VerdictCategories.Spam => "is spam or advertising",
            VerdictCategories.Toxicity => "is abusive",
            "insult" => "insults somebody",
            "threat" => "threatens somebody",
            "identity-attack" => "attacks people for who they are",
            "obscene" => "is obscene",
            "sexual" => "is sexually explicit",
            _ => "does not follow the rules for comments here",
        };
}
