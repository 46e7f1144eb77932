using System.Globalization;

namespace Moderation.Benchmarks.Journey;

/// <summary>A backlog that a consumer has drained.</summary>
/// <param name="Messages">How many there were.</param>
/// <param name="Elapsed">From the first to the last.</param>
/// <param name="ProcessorTime">What the consumer's own process worked meanwhile, on all cores.</param>
internal sealed record Drain(int Messages, TimeSpan Elapsed, TimeSpan ProcessorTime)
{
    /// <summary>Messages a second.</summary>
    public double PerSecond => Messages / Elapsed.TotalSeconds;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond:0} a second, {ProcessorTime.TotalMicroseconds / Messages:0} µs of processor each"
        );
}
