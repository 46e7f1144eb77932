using MassTransit;
using Microsoft.Extensions.Options;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>The intake queue in memory: how its messages are put into batches.</summary>
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
        );
    }
}
