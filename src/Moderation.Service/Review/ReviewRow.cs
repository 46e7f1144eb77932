namespace Moderation.Service.Review;

/// <summary>A row of the list of what is under review.</summary>
internal sealed record ReviewRow
{
    public float Risk { get; init; }

    public DateTimeOffset Since { get; init; }

    public string? Permalink { get; init; }

    public required string Text { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    /// <summary>The decision as it was published.</summary>
    public required byte[] Body { get; init; }
}
