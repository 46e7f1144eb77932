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
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // A replica whose clock is behind still asks for the last of them.
                await store.SweepAsync(clock.GetUtcNow() - options.Value.Within - Pause, stoppingToken);
                await waves.SweepAsync(clock.GetUtcNow() - WaveWatch.RejectedFor, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Left(e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(3041, LogLevel.Warning, "Old sightings are left for the next sweep: {Fault}")]
    private partial void Left(string fault);
}
