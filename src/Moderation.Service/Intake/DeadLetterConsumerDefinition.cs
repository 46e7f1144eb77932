using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>The broker's queue of dead letters.</summary>
internal sealed class DeadLetterConsumerDefinition : ConsumerDefinition<DeadLetterConsumer>
{
    public DeadLetterConsumerDefinition() => EndpointName = Topology.DeadLettersQueue;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<DeadLetterConsumer> consumer,
        IRegistrationContext context
    )
    {
        endpoint.PrefetchCount = 20;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.TakeBytes(Topology.SubscriberArguments);
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            // Also what older versions or a changed configuration may have left to MassTransit's own queues.
            foreach (var queue in new[] { Topology.IntakeQueue, Topology.DeletionsQueue })
            {
                rabbit.Bind(queue + "_error");
                rabbit.Bind(queue + "_skipped");
            }
        }
    }
}
