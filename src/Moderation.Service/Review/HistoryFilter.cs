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

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }
}
