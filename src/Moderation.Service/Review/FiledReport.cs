namespace Moderation.Service.Review;

/// <summary>A reader's report of a comment.</summary>
internal sealed record FiledReport
{
    public string? Category { get; init; }

    /// <summary>What the reader wrote, or null.</summary>
    public string? Note { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
