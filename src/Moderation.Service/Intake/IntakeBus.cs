using MassTransit;

namespace Moderation.Service.Intake;

/// <summary>
/// The bus and the queue beside it, started by hand once what its consumers need is there, and not with the host: a consumer that starts
/// before the database is migrated would only give its messages back.
/// </summary>
internal sealed class IntakeBus(IBusControl bus, IntakeQueue? queue = null)
{
    /// <summary>Begins to consume; returns when all endpoints do.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (queue is not null)
        {
            await queue.StartAsync(cancel);
        }

        await bus.StartAsync(cancel);
    }

    /// <summary>Ends what is in work and gives back what is not.</summary>
    public Task StopAsync(CancellationToken cancel) =>
        Task.WhenAll(bus.StopAsync(cancel), queue?.StopAsync(cancel) ?? Task.CompletedTask);
}
