namespace Moderation.Service.Review;

/// <summary>Somebody is on a card. It keeps nobody off it, and ends by itself.</summary>
/// <param name="ActorId">Whose it is.</param>
/// <param name="ActorName">The name that others see.</param>
/// <param name="Until">When it ends unless it is renewed.</param>
internal sealed record Claim(string ActorId, string ActorName, DateTimeOffset Until);
