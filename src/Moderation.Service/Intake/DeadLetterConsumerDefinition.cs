using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>
/// The broker's queue of dead letters. MassTransit's own, <c>…_error</c> and <c>…_skipped</c>, do not exist beside the
/// service's queues: see <see cref="EndpointConfiguration.TakeBytes"/>.
/// </summary>
internal sealed class DeadLetterConsumerDefinition : ConsumerDefinition<DeadLetterConsumer>
{
    public DeadLetterConsumerDefinition() => EndpointName = Topology.DeadLettersQueue;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<DeadLetterConsumer> consumer,
        IRegistrationContext context
    )
    {
        endpoint.PrefetchCount = 10;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.TakeBytes(Topology.SubscriberArguments);
    }
}
