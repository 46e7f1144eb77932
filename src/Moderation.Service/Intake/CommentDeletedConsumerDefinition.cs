using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>The queue of deletions.</summary>
internal sealed class CommentDeletedConsumerDefinition : ConsumerDefinition<CommentDeletedConsumer>
{
    public CommentDeletedConsumerDefinition() => EndpointName = Topology.DeletionsQueue;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<CommentDeletedConsumer> consumer,
        IRegistrationContext context
    )
    {
        endpoint.PrefetchCount = 10;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.TakeBytes(Topology.IntakeArguments);
        if (endpoint is IInMemoryReceiveEndpointConfigurator memory)
        {
            memory.Bind<CommentDeleted>();
        }
    }
}
