namespace Moderation.Service.Review;

/// <summary>A revision of a comment as it came in.</summary>
internal sealed record FiledRevision
{
    public int Revision { get; init; }

    /// <summary>What the reader wrote; whatever it holds, it is text. Empty where it is erased.</summary>
    public required string Text { get; init; }

    public string? AuthorId { get; init; }

    public string? AuthorName { get; init; }

    /// <summary>The author's link, or null; nobody checked it.</summary>
    public string? AuthorUrl { get; init; }

    public long? AuthorHash { get; init; }

    public string? ThreadId { get; init; }

    public string? ThreadTitle { get; init; }

    public string? ParentId { get; init; }

    /// <summary>Where the comment stands on the blog, or null; nobody checked it.</summary>
    public string? Permalink { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
