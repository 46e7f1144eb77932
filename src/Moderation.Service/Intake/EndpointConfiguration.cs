using MassTransit;
using MassTransit.Configuration;

namespace Moderation.Service.Intake;

internal static class EndpointConfiguration
{
    /// <summary>
    /// Makes an endpoint take messages as bytes from a quorum queue with these arguments. A consumer that throws gives
    /// its messages back to the broker, and one that nothing reads stays there too: nothing ever lands in an error or a
    /// skipped queue, so there are none.
    /// </summary>
    public static void TakeBytes(
        this IReceiveEndpointConfigurator endpoint,
        IReadOnlyDictionary<string, object?> arguments
    )
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.RethrowFaultedMessages();
        endpoint.ThrowOnSkippedMessages();
        endpoint.PublishFaults = false;
        endpoint.ClearSerialization();
        var bytes = new MessageBytesSerialization();
        endpoint.AddDeserializer(bytes, isDefault: true);
        // Nothing is sent from these endpoints; the bus wants to know how it would be.
        endpoint.AddSerializer(new SystemTextJsonMessageSerializerFactory());
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            foreach (var (name, value) in arguments)
            {
                rabbit.SetQueueArgument(name, value);
            }
        }
    }
}
