namespace Moderation.Service.Review.Figures;

/// <summary>What happened in an hour, or in several together. An edit is counted as another comment.</summary>
internal sealed record HourFigures
{
    /// <summary>When it begins.</summary>
    public DateTimeOffset Hour { get; init; }

    /// <summary>How many comments were decided on as they came in.</summary>
    public long Arrived { get; init; }

    /// <summary>How many of them were approved.</summary>
    public long Approved { get; init; }

    /// <summary>How many of them were sent to review.</summary>
    public long Sent { get; init; }

    /// <summary>How many verdicts were made, also those that were undone later.</summary>
    public long Settled { get; init; }

    /// <summary>What stood under review when it was measured last; null where nobody measured.</summary>
    public BacklogSample? Backlog { get; init; }
}
