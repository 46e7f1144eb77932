namespace Moderation.Benchmarks.Journey;

/// <summary>What <c>journey</c> measures; the names are those of its JSON file.</summary>
/// <param name="Ratio">The service's rate over the empty consumer's just before it, the median of the runs.</param>
/// <param name="DrainPerSecond">Comments a second that the service drains from a backlog, the median of the runs.</param>
/// <param name="EmptyPerSecond">The same of a consumer that does nothing.</param>
/// <param name="MedianMs">Publish to decision event at half the service's rate, in milliseconds.</param>
/// <param name="P99Ms">The same, the 99th percentile.</param>
/// <param name="PeakMb">The most memory that the service had resident, in megabytes.</param>
internal sealed record JourneyFigures(
    double Ratio,
    double DrainPerSecond,
    double EmptyPerSecond,
    double MedianMs,
    double P99Ms,
    double PeakMb
);
