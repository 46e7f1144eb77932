using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>A comment that was found.</summary>
internal sealed record FoundComment
{
    /// <summary>Its place: a comment that came later has a higher one.</summary>
    public long Cursor { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    /// <summary>The newest revision.</summary>
    public int Revision { get; init; }

    /// <summary>What the newest decision or verdict says.</summary>
    public CommentState State { get; init; }

    /// <summary>What the reader wrote; whatever it holds, it is text.</summary>
    public required string Text { get; init; }

    public string? AuthorName { get; init; }

    public string? ThreadId { get; init; }

    public string? ThreadTitle { get; init; }

    public string? Permalink { get; init; }

    /// <summary>The toxicity score, 0 to 1.</summary>
    public double Toxicity { get; init; }

    /// <summary>When its newest revision was decided first.</summary>
    public DateTimeOffset At { get; init; }
}
