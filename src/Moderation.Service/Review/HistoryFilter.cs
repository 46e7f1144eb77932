namespace Moderation.Service.Review;

/// <summary>Which lines of the history; each part that is null lets all through.</summary>
internal sealed record HistoryFilter
{
    /// <summary>The id or the name of who did it.</summary>
    public string? Actor { get; init; }

    /// <summary>The action, such as <c>verdict.reject</c>.</summary>
    public string? Action { get; init; }

    public string? SiteId { get; init; }

    public string? CommentId { get; init; }

    /// <summary>A bulk: its beginning, and what was done to each of its comments.</summary>
    public long? BulkId { get; init; }

    /// <summary>A bulk is one line: what was done to each of its comments is left out.</summary>
    public bool IsFolded { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }
}
