using MassTransit;

namespace Moderation.Service.Intake;

/// <summary>
/// The bus and the intake queue beside it, started by hand once what their consumers need is there, and not with the
/// host: a consumer that starts before the database is migrated would only give its messages back.
/// </summary>
internal sealed class IntakeBus(IBusControl bus, IntakeQueue? queue = null)
{
    private bool _busStarted;

    /// <summary>Begins to consume; returns when all endpoints and the queue do. After a fault it may be called again.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (!_busStarted)
        {
            await bus.StartAsync(cancel);
            _busStarted = true;
        }

        // Last, so that it never takes comments while something else is still waited for.
        await (queue?.StartAsync(cancel) ?? Task.CompletedTask);
    }

    /// <summary>Ends what is in work and gives back what is not.</summary>
    public Task StopAsync(CancellationToken cancel) =>
        Task.WhenAll(bus.StopAsync(cancel), queue?.StopAsync(cancel) ?? Task.CompletedTask);
}
