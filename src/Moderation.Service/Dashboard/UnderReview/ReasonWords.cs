using Moderation.Engine.Deciding;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>The codes of reasons in a few words, for choosing.</summary>
internal static class ReasonWords
{
    public static IReadOnlyList<(string Code, string Word)> All { get; } =
    [
        (ReasonCodes.Toxicity, "toxicity score"),
        (ReasonCodes.Spam, "spam score"),
        (ReasonCodes.Wave, "a wave"),
        (ReasonCodes.BlockedWord, "blocked word"),
        (ReasonCodes.Muted, "muted author"),
        (ReasonCodes.TooManyLinks, "many links"),
        (ReasonCodes.Language, "language"),
        (ReasonCodes.TooLong, "long text"),
        (ReasonCodes.Empty, "nothing to see"),
        (ReasonCodes.Malformed, "malformed"),
        (ReasonCodes.CheckFailed, "a check failed"),
        ("reported", "reported by readers"),
    ];
}
