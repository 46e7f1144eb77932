namespace Moderation.Service.Review;

/// <summary>A bulk as a line of the history has it.</summary>
internal sealed record HistoryBulk
{
    public long Id { get; init; }

    public BulkKind Kind { get; init; }

    /// <summary>What it ruled: <c>approve</c> or <c>reject</c>; null for an undo.</summary>
    public string? Ruling { get; init; }

    /// <summary>Divided by spaces, or null.</summary>
    public string? Categories { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>How many comments it names.</summary>
    public int Total { get; init; }

    /// <summary>How many of them have had their turn.</summary>
    public int Done { get; init; }

    /// <summary>Of how many it is done.</summary>
    public int Settled { get; init; }

    /// <summary>How many of its verdicts stand now.</summary>
    public int Standing { get; init; }

    /// <summary>Whether there is anything to undo, or to stop.</summary>
    public bool CanUndo => Kind == BulkKind.Verdict && (Standing > 0 || FinishedAt is null);
}
