using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>The queue of reports.</summary>
internal sealed class CommentReportedConsumerDefinition : ConsumerDefinition<CommentReportedConsumer>
{
    public CommentReportedConsumerDefinition() => EndpointName = Topology.ReportsQueue;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<CommentReportedConsumer> consumer,
        IRegistrationContext context
    )
    {
        endpoint.PrefetchCount = 10;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.TakeBytes(Topology.IntakeArguments);
        if (endpoint is IInMemoryReceiveEndpointConfigurator memory)
        {
            memory.Bind<CommentReported>();
        }
    }
}
