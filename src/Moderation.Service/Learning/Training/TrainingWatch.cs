using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Training;

/// <summary>Looks every second for a training to do, whichever replica was asked for it.</summary>
internal sealed partial class TrainingWatch(
    TrainingWork work,
    Startup startup,
    TimeProvider clock,
    ILogger<TrainingWatch> logger
) : RepeatedWork(startup, clock, Look)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task DoAsync(CancellationToken stopping) => work.StepAsync(stopping);

    protected override void Failed(string fault) => Waiting(fault);

    [LoggerMessage(5111, LogLevel.Warning, "Trainings wait ({Fault})")]
    private partial void Waiting(string fault);
}
