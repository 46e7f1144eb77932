using Moderation.Contracts;
using Moderation.Engine.Deciding;
using EngineReason = Moderation.Engine.Deciding.Reason;
using EngineSpan = Moderation.Engine.Deciding.Span;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// The reasons that stay when a comment is decided again: what others wrote, and how its message came, no policy and no
/// model changes.
/// </summary>
internal static class KeptReasons
{
    public static IReadOnlyList<EngineReason> Of(DecisionMade? made) =>
        [
            .. (made?.Reasons ?? [])
                .Where(reason => reason.Code is ReasonCodes.Malformed or ReasonCodes.Wave)
                .Select(reason => new EngineReason(
                    reason.Code,
                    reason.Message,
                    [.. reason.Spans.Select(span => new EngineSpan(span.Start, span.Length))]
                )),
        ];
}
