namespace Moderation.Service.Review;

/// <summary>A line of the history.</summary>
internal sealed record HistoryEntry
{
    /// <summary>Counts the lines; a later one is higher.</summary>
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary><c>account:…</c>, <c>key:…</c> or <c>service</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>The name it had then.</summary>
    public required string ActorName { get; init; }

    public required string Action { get; init; }

    public string? SiteId { get; init; }

    public string? CommentId { get; init; }

    public int? Revision { get; init; }

    public string? Detail { get; init; }

    public long? BulkId { get; init; }
}
