using System.Net.Mime;
using MassTransit;
using Moderation.Contracts;

namespace Moderation.DemoBlog.Receiving;

/// <summary>
/// The queue <c>demo-blog</c>. On RabbitMQ it is a subscriber's queue, bound to all decisions, of plain JSON; in
/// memory the events come by their type.
/// </summary>
internal sealed class DecisionMadeConsumerDefinition : ConsumerDefinition<DecisionMadeConsumer>
{
    public const string Queue = "demo-blog";

    public DecisionMadeConsumerDefinition()
    {
        EndpointName = Queue;
        ConcurrentMessageLimit = 4;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<DecisionMadeConsumer> consumerConfigurator,
        IRegistrationContext context
    )
    {
        // The disk may be full for a moment.
        endpointConfigurator.UseMessageRetry(retry => retry.Exponential(5, Seconds(0.2), Seconds(10), Seconds(1)));
        if (endpointConfigurator is not IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            return;
        }

        rabbit.ConfigureConsumeTopology = false;
        rabbit.PrefetchCount = 32;
        rabbit.DefaultContentType = new ContentType(MediaTypeNames.Application.Json);
        rabbit.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        foreach (var (name, value) in Topology.SubscriberArguments)
        {
            rabbit.SetQueueArgument(name, value);
        }

        rabbit.Bind(
            Topology.DecisionsExchange,
            binding =>
            {
                binding.ExchangeType = RabbitMQ.Client.ExchangeType.Topic;
                binding.RoutingKey = "#";
            }
        );
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
