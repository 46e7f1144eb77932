using Moderation.Service.Publishing;

namespace Moderation.Service.Review;

/// <summary>What became of several comments at once.</summary>
/// <param name="Answers">Of each, in the order in which they were named.</param>
/// <param name="Stored">The events that are to be published once all is committed.</param>
internal sealed record Settled(IReadOnlyList<VerdictAnswer> Answers, IReadOnlyList<StoredDecision> Stored);
