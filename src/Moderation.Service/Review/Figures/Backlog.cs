namespace Moderation.Service.Review.Figures;

/// <summary>What needs judgement at a moment, and how old it is.</summary>
/// <param name="Bands">All of it by its age, the youngest first.</param>
/// <param name="Oldest">Since when the oldest is under review; null where nothing is.</param>
/// <param name="Median">Since when the middle one is.</param>
/// <param name="SurelySpam">How many stand in the other lane, and need none.</param>
internal sealed record Backlog(
    IReadOnlyList<AgeBand> Bands,
    DateTimeOffset? Oldest,
    DateTimeOffset? Median,
    long SurelySpam
)
{
    /// <summary>Where a band ends and the next one begins.</summary>
    public static IReadOnlyList<TimeSpan> Ages { get; } =
    [
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
        TimeSpan.FromDays(3),
        TimeSpan.FromDays(7),
    ];

    /// <summary>How many there are.</summary>
    public long Count => Bands.Sum(band => band.Count);
}
