using Moderation.Engine.Deciding;

namespace Moderation.Service.Review;

/// <summary>What a card shows of a comment under review.</summary>
internal sealed record ReviewRow
{
    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    /// <summary>How many readers reported it.</summary>
    public int Reported { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    public string? EscalatedById { get; init; }

    public string? EscalatedBy { get; init; }

    public string? EscalationNote { get; init; }

    public string? Permalink { get; init; }

    public string? ThreadTitle { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public required string Text { get; init; }

    public string? AuthorId { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public long? AuthorHash { get; init; }

    public AuthorStanding AuthorStanding { get; init; }

    public string? ParentId { get; init; }

    public string? ParentBeginning { get; init; }

    public string? ParentAuthor { get; init; }

    public string? ClaimedBy { get; init; }

    public string? ClaimedByName { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>The decision as it was published.</summary>
    public required byte[] Body { get; init; }
}
