namespace Moderation.Service.Learning.Audit;

/// <summary>An answer to a golden comment.</summary>
/// <param name="GoldenId">The comment.</param>
/// <param name="AnsweredAt">When.</param>
internal sealed record GoldenTurn(long GoldenId, DateTimeOffset AnsweredAt);
