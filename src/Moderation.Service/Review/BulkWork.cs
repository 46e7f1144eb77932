using Moderation.Service.Operations;

namespace Moderation.Service.Review;

/// <summary>
/// Works on bulks, of whatever replica; at once on those that begin here, and every second it looks for others.
/// </summary>
internal sealed partial class BulkWork(Bulks bulks, BulkBell bell, Startup startup, ILogger<BulkWork> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                worked = await bulks.StepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing of the step is stored, and the next round may find it gone.
                Waiting(e.GetType().Name);
            }

            if (!worked)
            {
                await bell.WaitAsync(Look, stoppingToken);
            }
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "The work on bulks waits ({Fault})")]
    private partial void Waiting(string fault);
}
