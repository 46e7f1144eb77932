namespace Moderation.Service.Review.Figures;

/// <summary>How much stood under review when an hour was measured.</summary>
internal sealed record BacklogSample
{
    /// <summary>When the hour begins. It is measured as soon as a replica runs in it.</summary>
    public DateTimeOffset Hour { get; init; }

    /// <summary>How many comments needed judgement.</summary>
    public long Judgement { get; init; }

    /// <summary>How many stood in the lane of what is surely spam.</summary>
    public long SurelySpam { get; init; }
}
