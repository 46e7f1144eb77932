namespace Moderation.Contracts;

/// <summary>
/// A reader reported a published comment: it comes under review again, and stays published until a moderator has ruled.
/// Published to <see cref="Topology.CommentsExchange"/> with the routing key <see cref="Topology.CommentReportedKey"/>.
/// </summary>
public sealed record CommentReported
{
    /// <summary>The blog's site; <c>default</c> when absent.</summary>
    public string SiteId { get; init; } = "default";

    /// <summary>The comment's id. Required.</summary>
    public string CommentId { get; init; } = "";

    /// <summary>The revision that the reader saw, or null for the newest.</summary>
    public int? Revision { get; init; }

    /// <summary>What the reader takes it for: <c>spam</c>, <c>toxicity</c> or <c>other</c>; null when not said.</summary>
    public string? Category { get; init; }

    /// <summary>What the reader says about it, up to 500 characters; a longer note is cut.</summary>
    public string? Note { get; init; }

    /// <summary>When the reader reported it, ISO 8601 with an offset.</summary>
    public DateTimeOffset? ReportedAt { get; init; }
}
