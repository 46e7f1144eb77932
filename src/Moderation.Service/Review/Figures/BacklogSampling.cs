using Moderation.Service.Operations;

namespace Moderation.Service.Review.Figures;

/// <summary>Measures once an hour how much stands under review. Of several replicas one does.</summary>
internal sealed partial class BacklogSampling(
    BacklogSampleStore samples,
    Startup startup,
    TimeProvider clock,
    ILogger<BacklogSampling> logger
) : BackgroundService
{
    /// <summary>How long a sample is kept: longer than the page of figures looks back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Measures, where nobody has in the present hour.</summary>
    /// <returns>Whether it measured.</returns>
    public static Task<bool> TakeAsync(BacklogSampleStore samples, DateTimeOffset now, CancellationToken cancel)
    {
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        return samples.TakeAsync(hour, hour - Kept, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeAsync(samples, clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the next round may find it gone; an hour without a sample is a gap.
                Missing(e.GetType().Name);
            }

            await Task.Delay(Every, clock, stoppingToken);
        }
    }

    [LoggerMessage(4012, LogLevel.Warning, "How much is under review was not measured ({Fault})")]
    private partial void Missing(string fault);
}
