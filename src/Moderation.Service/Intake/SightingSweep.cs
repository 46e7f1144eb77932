using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Intake;

/// <summary>Forgets sightings that count no more, and waves that are over.</summary>
internal sealed partial class SightingSweep(
    SightingStore store,
    WaveStore waves,
    Startup startup,
    IOptions<WavesOptions> options,
    TimeProvider clock,
    ILogger<SightingSweep> logger
) : RepeatedWork(startup, clock, Pause)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task DoAsync(CancellationToken stopping)
    {
        // A replica whose clock is behind still asks for the last of them.
        await store.SweepAsync(Clock.GetUtcNow() - options.Value.Within - Pause, stopping);
        await waves.SweepAsync(Clock.GetUtcNow() - RejectedWaves.KnownFor, stopping);
    }

    protected override void Failed(string fault) => Left(fault);

    [LoggerMessage(3041, LogLevel.Warning, "Old sightings are left for the next sweep: {Fault}")]
    private partial void Left(string fault);
}
