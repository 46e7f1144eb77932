namespace Moderation.Contracts;

/// <summary>
/// A reader wrote a comment, or edited one: an edit is the same <see cref="CommentId"/> with a higher
/// <see cref="Revision"/>. Published to <see cref="Topology.CommentsExchange"/> with the routing key
/// <see cref="Topology.CommentSubmittedKey"/>.
/// </summary>
public sealed record CommentSubmitted
{
    /// <summary>The blog's site, 1 to 256 characters; <c>default</c> when absent.</summary>
    public string SiteId { get; init; } = "default";

    /// <summary>The article or discussion that the comment stands under, an id of the blog's own.</summary>
    public string? ThreadId { get; init; }

    /// <summary>The article's or discussion's title, shown to moderators; at most 2,048 characters are kept.</summary>
    public string? ThreadTitle { get; init; }

    /// <summary>The blog's own id of the comment, 1 to 256 characters. Required.</summary>
    public string CommentId { get; init; } = "";

    /// <summary>Counts the edits of one comment from 1 upwards; 1 when absent.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The comment that this one answers, or null.</summary>
    public string? ParentId { get; init; }

    /// <summary>Where a moderator can see the comment in its place.</summary>
    public string? Permalink { get; init; }

    /// <summary>What the reader wrote, as the reader wrote it. Required; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who wrote it, as far as the blog knows.</summary>
    public CommentAuthor? Author { get; init; }

    /// <summary>The language as the blog knows it, a BCP 47 tag such as <c>en</c>, or null.</summary>
    public string? Language { get; init; }

    /// <summary>When the reader sent it, ISO 8601 with an offset.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }
}
