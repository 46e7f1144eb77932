using MassTransit;

namespace Moderation.Service.Intake;

/// <summary>
/// The bus, started by hand once what its consumers need is there, and not with the host: a consumer that starts
/// before the database is migrated would only give its messages back.
/// </summary>
internal sealed class IntakeBus(IBusControl bus)
{
    /// <summary>Begins to consume; returns when all endpoints do.</summary>
    public Task StartAsync(CancellationToken cancel) => bus.StartAsync(cancel);

    /// <summary>Ends what is in work and gives back what is not.</summary>
    public Task StopAsync(CancellationToken cancel) => bus.StopAsync(cancel);
}
