using Moderation.Engine.Deciding;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Labels;

namespace Moderation.Service.Learning.Training;

/// <summary>A comment that went to review and that no person has ruled on, as the tables have it.</summary>
internal sealed record SentComment
{
    /// <summary>Of its decision.</summary>
    public long Cursor { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    public string? ThreadId { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the reader wrote; null where it is erased.</summary>
    public string? Text { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public string? Language { get; init; }

    /// <summary>The decision as JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The same for the same comment, and spread evenly: chooses some of many.</summary>
    public uint Hash => StableHash.Of(LabelName.OfComment(SiteId, CommentId, Revision));

    /// <summary>The same for a training.</summary>
    public UnsettledComment ToUnsettled() =>
        new()
        {
            Thread = LabelName.OfThread(SiteId, ThreadId, CommentId, Revision),
            At = ReceivedAt,
            Comment = Text is null ? null : new Comment(Text, AuthorName, AuthorUrl, Language),
            IsHeld = HeldDecision.Is(Body),
        };
}
