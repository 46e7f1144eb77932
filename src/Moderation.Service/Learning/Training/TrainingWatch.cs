using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Training;

/// <summary>Looks every second for a training to do, whichever replica was asked for it.</summary>
internal sealed partial class TrainingWatch(
    TrainingWork work,
    Startup startup,
    TimeProvider clock,
    ILogger<TrainingWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work.StepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // It is still stored, and is taken up again.
                Waiting(e.GetType().Name);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    [LoggerMessage(5111, LogLevel.Warning, "Trainings wait ({Fault})")]
    private partial void Waiting(string fault);
}
