namespace Moderation.Service.Review;

/// <summary>How many comments a filter chooses.</summary>
/// <param name="Value">The number, at most <see cref="Most"/>.</param>
/// <param name="IsMore">There are more than that.</param>
internal sealed record ReviewCount(int Value, bool IsMore)
{
    /// <summary>Counting stops here: nobody needs a larger number, and it would be waited for.</summary>
    public const int Most = 10_000;
}
