namespace Moderation.Service.Review;

/// <summary>How many comments of a wave are how.</summary>
internal sealed record WaveCounts
{
    /// <summary>When it was known as a wave.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>Since when what is like it goes to review, or null.</summary>
    public DateTimeOffset? RejectedAt { get; init; }

    /// <summary>Under review, whatever their state.</summary>
    public int UnderReview { get; init; }

    /// <summary>Approved, and no moderator has ruled so.</summary>
    public int Approved { get; init; }

    /// <summary>Approved by a moderator, whose verdict stands.</summary>
    public int Kept { get; init; }

    public int Rejected { get; init; }

    public int Total => UnderReview + Approved + Kept + Rejected;
}
