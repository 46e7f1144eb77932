using MassTransit;
using Microsoft.Extensions.Options;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>The intake queue: how it is declared, how many messages are in hand, how they are put into batches.</summary>
internal sealed class CommentSubmittedConsumerDefinition : ConsumerDefinition<CommentSubmittedConsumer>
{
    private readonly IntakeOptions _options;

    public CommentSubmittedConsumerDefinition(IOptions<IntakeOptions> options)
    {
        _options = options.Value;
        EndpointName = Topology.IntakeQueue;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<CommentSubmittedConsumer> consumer,
        IRegistrationContext context
    )
    {
        // No more than is in work, at most two batches: so much an ordinary restart gives back.
        endpoint.PrefetchCount = _options.BatchSize * _options.Concurrency;
        endpoint.TakeBytes(Topology.IntakeArguments);
        if (endpoint is IInMemoryReceiveEndpointConfigurator memory)
        {
            memory.Bind<CommentSubmitted>();
        }

        consumer.Options<BatchOptions>(batch =>
            batch
                .SetMessageLimit(_options.BatchSize)
                .SetTimeLimit(_options.BatchWait)
                .SetConcurrencyLimit(_options.Concurrency)
                // A redelivered message may be the one that ended the process: it comes alone and takes nobody along.
                // The key is the delivery, because it is asked for again to take the group off; without one, all are together.
                .GroupBy<MessageBytes, ReceiveContext>(Alone)
        );
    }

    private static ReceiveContext Alone(ConsumeContext<MessageBytes> message) =>
        message.ReceiveContext.Redelivered ? message.ReceiveContext : null!;
}
