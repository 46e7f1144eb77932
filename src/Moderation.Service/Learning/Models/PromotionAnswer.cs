namespace Moderation.Service.Learning.Models;

/// <summary>What became of a model that somebody wanted to promote.</summary>
/// <param name="Outcome">Whether it scores.</param>
/// <param name="Champion">The model that scores now.</param>
/// <param name="Newest">The newest promotion now; null where there is none.</param>
/// <param name="Policy">The version of the policy that was saved with it; null where the thresholds stayed.</param>
/// <param name="Refusal">Why it was refused and what to do, or null.</param>
internal sealed record PromotionAnswer(
    PromotionOutcome Outcome,
    string Champion,
    Promotion? Newest,
    string? Policy = null,
    string? Refusal = null
);
