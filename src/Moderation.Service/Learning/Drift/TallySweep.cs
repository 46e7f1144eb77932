using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Drift;

/// <summary>Adds to the table what was counted in memory, every few seconds and when the service stops.</summary>
internal sealed partial class TallySweep(
    ScoreDays days,
    Startup startup,
    TimeProvider clock,
    ILogger<TallySweep> logger
) : RepeatedWork(startup, clock, Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await days.StoreAsync(cancellationToken);
        }
        catch (Exception e)
        {
            Failed(e.GetType().Name);
        }
    }

    protected override Task DoAsync(CancellationToken stopping) => days.StoreAsync(stopping);

    protected override void Failed(string fault) => Kept(fault);

    [LoggerMessage(5201, LogLevel.Warning, "The spread of scores is kept in memory for now ({Fault})")]
    private partial void Kept(string fault);
}
