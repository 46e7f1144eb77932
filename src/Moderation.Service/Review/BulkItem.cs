namespace Moderation.Service.Review;

/// <summary>A comment of a bulk.</summary>
internal sealed record BulkItem
{
    /// <summary>Its place in the bulk, from 0 or 1.</summary>
    public int Place { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    public CommentRef Comment => new(SiteId, CommentId, Revision);
}
