namespace Moderation.Service.Review;

/// <summary>That a comment is under review.</summary>
internal sealed record FiledReview
{
    public DateTimeOffset Since { get; init; }

    /// <summary>How many readers reported it.</summary>
    public int Reported { get; init; }

    public string? EscalatedById { get; init; }

    public string? EscalatedBy { get; init; }

    public string? EscalationNote { get; init; }
}
