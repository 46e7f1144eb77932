namespace Moderation.Service.Review;

/// <summary>Where a comment stands in the queue.</summary>
internal sealed record ReviewPlace
{
    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    // In full precision, as the rows are ordered by it.
    public double Risk { get; init; }

    public double Uncertainty { get; init; }

    public DateTimeOffset Since { get; init; }

    public required string Lane { get; init; }

    public string? Language { get; init; }

    public long? WaveKey { get; init; }
}
