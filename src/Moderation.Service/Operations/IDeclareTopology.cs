using RabbitMQ.Client;

namespace Moderation.Service.Operations;

/// <summary>A room's exchanges and queues. Declared before anything is published or consumed.</summary>
internal interface IDeclareTopology
{
    /// <summary>Declares them; the same again changes nothing.</summary>
    Task DeclareAsync(IChannel channel, CancellationToken cancel);
}
