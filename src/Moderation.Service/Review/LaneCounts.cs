namespace Moderation.Service.Review;

/// <summary>How many comments stand in each lane.</summary>
internal sealed record LaneCounts(int Judgement, int Spam);
