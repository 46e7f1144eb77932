using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>A comment of a wave with its newest decision.</summary>
internal sealed record WaveMember
{
    public required string CommentId { get; init; }

    public int Revision { get; init; }

    /// <summary>The sequence of the newest decision or verdict on this revision.</summary>
    public int Sequence { get; init; }

    /// <summary>What the newest decision or verdict says.</summary>
    public CommentState State { get; init; }

    public required string Text { get; init; }

    public string? AuthorName { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
