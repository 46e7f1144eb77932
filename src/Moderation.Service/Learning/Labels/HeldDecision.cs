using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Learning.Labels;

/// <summary>Tells what no model decides about.</summary>
internal static class HeldDecision
{
    /// <summary>Whether a decision, JSON, has a reason beside the scores: whatever they are, the comment goes to review.</summary>
    public static bool Is(byte[] body) =>
        JsonSerializer
            .Deserialize<DecisionMade>(body, Wire.Json)!
            .Reasons.Any(reason => reason.Code is not (ReasonCodes.Toxicity or ReasonCodes.Spam));
}
