using MassTransit;
using Moderation.Contracts;

namespace Moderation.DemoBlog.Sending;

/// <summary>
/// Where comments go on RabbitMQ. The queues are declared from here too, exactly as the service declares them: a
/// comment that is published before the service has ever run waits there instead of being lost.
/// </summary>
internal static class CommentTopology
{
    public static void Configure(IRabbitMqBusFactoryConfigurator bus)
    {
        Publish<CommentSubmitted>(bus, Topology.CommentSubmittedKey, Topology.IntakeQueue);
        Publish<CommentDeleted>(bus, Topology.CommentDeletedKey, Topology.DeletionsQueue);
        bus.DeployPublishTopology = true;
    }

    private static void Publish<T>(IRabbitMqBusFactoryConfigurator bus, string routingKey, string queue)
        where T : class
    {
        bus.Message<T>(message => message.SetEntityName(Topology.CommentsExchange));
        bus.Send<T>(send => send.UseRoutingKeyFormatter(_ => routingKey));
        bus.Publish<T>(publish =>
        {
            publish.ExchangeType = RabbitMQ.Client.ExchangeType.Topic;
            publish.BindQueue(
                Topology.CommentsExchange,
                queue,
                binding =>
                {
                    binding.ExchangeType = RabbitMQ.Client.ExchangeType.Topic;
                    binding.RoutingKey = routingKey;
                    foreach (var (name, value) in Topology.IntakeArguments)
                    {
                        binding.SetQueueArgument(name, value);
                    }
                }
            );
        });
    }
}
