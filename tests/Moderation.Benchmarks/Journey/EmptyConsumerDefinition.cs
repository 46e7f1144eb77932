using MassTransit;
using Moderation.Contracts;
using Moderation.Service.Intake;

namespace Moderation.Benchmarks.Journey;

/// <summary>
/// The settings of the service's own intake: queue, bytes as they are, prefetch, batches, concurrency. See
/// <see cref="CommentSubmittedConsumerDefinition"/>.
/// </summary>
internal sealed class EmptyConsumerDefinition : ConsumerDefinition<EmptyConsumer>
{
    private readonly IntakeOptions _options = new();

    public EmptyConsumerDefinition() => EndpointName = Broker.EmptyQueue;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<EmptyConsumer> consumer,
        IRegistrationContext context
    )
    {
        endpoint.PrefetchCount = _options.BatchSize * 2;
        endpoint.TakeBytes(Topology.IntakeArguments);
        consumer.Options<BatchOptions>(batch =>
            batch
                .SetMessageLimit(_options.BatchSize)
                .SetTimeLimit(_options.BatchWait)
                .SetConcurrencyLimit(_options.Concurrency)
                .GroupBy<MessageBytes, Guid>(m => m.ReceiveContext.Redelivered ? NewId.NextGuid() : Guid.Empty)
        );
    }
}
