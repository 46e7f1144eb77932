using System.Net.Mime;
using MassTransit;
using Moderation.Contracts;
using Moderation.Service.Intake;

namespace Moderation.Benchmarks.Journey;

/// <summary>
/// An endpoint like the service's own intake: the same kind of queue and concurrency, with batches and a prefetch as
/// large as the service may have. It reads the plain JSON as MassTransit does by itself, and its
/// process has .NET's defaults. See <see cref="IntakeQueue"/>.
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
        endpoint.PrefetchCount = 2 * IntakeOptions.LargestBatch;
        endpoint.ConfigureConsumeTopology = false;
        endpoint.DefaultContentType = new ContentType("application/json");
        endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            foreach (var (name, value) in Topology.IntakeArguments)
            {
                rabbit.SetQueueArgument(name, value);
            }
        }

        consumer.Options<BatchOptions>(batch =>
            batch
                .SetMessageLimit(IntakeOptions.LargestBatch)
                .SetTimeLimit(_options.BatchWait)
                .SetConcurrencyLimit(_options.Concurrency)
        );
    }
}
