using Moderation.Engine.Deciding;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.Parts;

/// <summary>The codes of reasons in a few words.</summary>
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
        (ReportedReason.Code, "reported by readers"),
    ];

    /// <summary>A reason's; a code that has none here as it is.</summary>
    public static string Of(string code) => All.FirstOrDefault(one => one.Code == code).Word ?? code;
}
