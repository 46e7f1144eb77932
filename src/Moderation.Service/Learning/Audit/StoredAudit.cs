using Moderation.Service.Review;

namespace Moderation.Service.Learning.Audit;

/// <summary>An audit as the table has it.</summary>
internal sealed record StoredAudit
{
    public long Id { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Of the verdict by which the answer took the comment down, or null.</summary>
    public int? VerdictSequence { get; init; }

    /// <summary>Whether it has no answer that stands: none was given, or the verdict that one made is undone.</summary>
    public bool HasNoAnswer { get; init; }

    public CommentRef Comment => new(SiteId, CommentId, Revision);
}
