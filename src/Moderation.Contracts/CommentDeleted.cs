namespace Moderation.Contracts;

/// <summary>
/// The blog took a comment down: it leaves review and the books. Published to
/// <see cref="Topology.CommentsExchange"/> with the routing key <see cref="Topology.CommentDeletedKey"/>.
/// </summary>
/// <remarks>
/// A delete may overtake its comment: with a <see cref="Revision"/> it covers that revision and those before it,
/// without one it covers all revisions, also those that arrive later.
/// </remarks>
public sealed record CommentDeleted
{
    /// <summary>The blog's site; <c>default</c> when absent.</summary>
    public string SiteId { get; init; } = "default";

    /// <summary>The comment's id. Required.</summary>
    public string CommentId { get; init; } = "";

    /// <summary>The last revision that the delete covers, or null for all, now and later.</summary>
    public int? Revision { get; init; }

    /// <summary>When the blog took it down, ISO 8601 with an offset.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
