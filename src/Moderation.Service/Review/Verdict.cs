namespace Moderation.Service.Review;

/// <summary>A verdict as others are told of it.</summary>
/// <param name="Ruling"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Categories">What it calls the comment; empty where it approves.</param>
/// <param name="By">The name of who ruled.</param>
/// <param name="At">When.</param>
/// <param name="UndoneBy">The name of who undid it; null where it was not undone.</param>
/// <param name="UndoneAt">When it was undone, or null.</param>
internal sealed record Verdict(
    Ruling Ruling,
    IReadOnlyList<string> Categories,
    string By,
    DateTimeOffset At,
    string? UndoneBy = null,
    DateTimeOffset? UndoneAt = null
)
{
    /// <summary>The sequence of its event, by which it is undone and nothing newer; null where it does not stand.</summary>
    public int? Sequence { get; init; }
}
