namespace Moderation.Service.Review;

/// <summary>What a request asks for, read.</summary>
internal sealed record Asked<T>(T What);
