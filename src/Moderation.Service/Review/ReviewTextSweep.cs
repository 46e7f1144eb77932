using Moderation.Service.Operations;

namespace Moderation.Service.Review;

/// <summary>Adds the texts under review that a crash kept out of the search.</summary>
internal sealed partial class ReviewTextSweep(
    ReviewTexts texts,
    Startup startup,
    TimeProvider clock,
    ILogger<ReviewTextSweep> logger
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
                await texts.CompleteAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Left(e.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(3062, LogLevel.Warning, "Texts that the search lacks are left for the next sweep: {Fault}")]
    private partial void Left(string fault);
}
