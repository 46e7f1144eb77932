namespace Moderation.Service.Publishing;

/// <summary>A row of the feed: a decision and the comment that it is about.</summary>
internal sealed record FeedRow
{
    public long Cursor { get; init; }

    /// <summary>The decision as it was published.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The beginning of the comment's text; empty once it is erased, null when the comment is not there.</summary>
    public string? Excerpt { get; init; }

    public string? AuthorName { get; init; }

    public string? Permalink { get; init; }
}
