using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Drift;

/// <summary>Adds to the table what was counted in memory, every few seconds and when the service stops.</summary>
internal sealed partial class TallySweep(
    ScoreDays days,
    Startup startup,
    TimeProvider clock,
    ILogger<TallySweep> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await days.StoreAsync(cancel);
        }
        catch (Exception e)
        {
            Kept(e.GetType().Name);
        }
    }

    [LoggerMessage(5201, LogLevel.Warning, "The spread of scores is kept in memory for now ({Fault})")]
    private partial void Kept(string fault);
}
