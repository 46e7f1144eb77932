using MassTransit;

namespace Moderation.DemoBlog.Sending;

/// <summary>Asks the bus every two seconds how it is, so that the page says so before somebody posts.</summary>
internal sealed class LineWatch(IBusControl bus, Line line, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        using var timer = new PeriodicTimer(Pace, time);
        var before = true;
        do
        {
            // While it connects again the bus calls itself healthy for a moment: once does not count.
            var healthy = bus.CheckHealth().Status == BusHealthStatus.Healthy;
            line.Connected(healthy && before);
            before = healthy;
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
