namespace Moderation.Service.Review;

/// <summary>A revision of a comment that is under review.</summary>
internal sealed record ReviewedRevision
{
    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }
}
