namespace Moderation.Service.Review;

/// <summary>A row of the list of what is under review.</summary>
internal sealed record ReviewRow
{
    public float Risk { get; init; }

    public DateTimeOffset Since { get; init; }

    /// <summary>How many readers reported it.</summary>
    public int Reported { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    public string? EscalatedBy { get; init; }

    public string? EscalationNote { get; init; }

    public string? Permalink { get; init; }

    public required string Text { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    /// <summary>The decision as it was published.</summary>
    public required byte[] Body { get; init; }
}
