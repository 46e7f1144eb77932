namespace Moderation.Service.Review;

/// <summary>A verdict on a comment, for colleagues.</summary>
internal sealed record FiledVerdict
{
    public int Revision { get; init; }

    /// <summary>Of the event that it made.</summary>
    public int Sequence { get; init; }

    public long? BulkId { get; init; }

    /// <summary><c>approve</c> or <c>reject</c>.</summary>
    public required string Ruling { get; init; }

    /// <summary>Divided by spaces, or null.</summary>
    public string? Categories { get; init; }

    public string? Note { get; init; }

    public required string ActorName { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Of the verdict that was made in its place, or null.</summary>
    public int? ReplacedSequence { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public string? UndoneByName { get; init; }

    /// <summary>Of the event that its undo made, or null.</summary>
    public int? UndoneSequence { get; init; }

    /// <summary>Whether it stands on its revision.</summary>
    public bool Stands => UndoneAt is null && ReplacedSequence is null;
}
