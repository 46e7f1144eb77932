using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>Decides again what is under review when an admin has said so.</summary>
internal sealed partial class RescoringWork(ReviewRescoring rescoring, Startup startup, ILogger<RescoringWork> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await rescoring.BegunAsync(stoppingToken);
            try
            {
                await rescoring.RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The page says so; it may be begun again.
                Failed(e.GetType().Name);
            }

            if (rescoring.Progress is { } progress)
            {
                Ended(progress.Decided, progress.Model, progress.Approved);
            }
        }
    }

    [LoggerMessage(5011, LogLevel.Information, "Decided {Decided} again by {Model}, of which {Approved} are approved")]
    private partial void Ended(int decided, string model, int approved);

    [LoggerMessage(5012, LogLevel.Warning, "Scoring anew what is under review ended early ({Fault})")]
    private partial void Failed(string fault);
}
