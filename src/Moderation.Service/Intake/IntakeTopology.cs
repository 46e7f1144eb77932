using Moderation.Contracts;
using Moderation.Service.Operations;
using RabbitMQ.Client;

namespace Moderation.Service.Intake;

/// <summary>Declares the exchange of comments, the queues behind it, and where the broker puts what it gives up on.</summary>
internal sealed class IntakeTopology : IDeclareTopology
{
    public async Task DeclareAsync(IChannel channel, CancellationToken cancel)
    {
        await ExchangeAsync(channel, Topology.CommentsExchange, ExchangeType.Topic, cancel);
        await ExchangeAsync(channel, Topology.DeadLettersExchange, ExchangeType.Fanout, cancel);
        await QueueAsync(channel, Topology.DeadLettersQueue, Topology.SubscriberArguments, cancel);
        await channel.QueueBindAsync(
            Topology.DeadLettersQueue,
            Topology.DeadLettersExchange,
            "",
            cancellationToken: cancel
        );
        await QueueAsync(channel, Topology.IntakeQueue, Topology.IntakeArguments, cancel);
        await QueueAsync(channel, Topology.DeletionsQueue, Topology.IntakeArguments, cancel);
        await QueueAsync(channel, Topology.ReportsQueue, Topology.IntakeArguments, cancel);
        await BindAsync(channel, Topology.IntakeQueue, Topology.CommentSubmittedKey, cancel);
        await BindAsync(channel, Topology.DeletionsQueue, Topology.CommentDeletedKey, cancel);
        await BindAsync(channel, Topology.ReportsQueue, Topology.CommentReportedKey, cancel);
    }

    private static Task ExchangeAsync(IChannel channel, string name, string type, CancellationToken cancel) =>
        channel.ExchangeDeclareAsync(name, type, durable: true, autoDelete: false, cancellationToken: cancel);

    private static Task QueueAsync(
        IChannel channel,
        string name,
        IReadOnlyDictionary<string, object?> arguments,
        CancellationToken cancel
    ) =>
        channel.QueueDeclareAsync(
            name,
            durable: true,
            exclusive: false,
            autoDelete: false,
            arguments.ToDictionary(),
            cancellationToken: cancel
        );

    private static Task BindAsync(IChannel channel, string queue, string routingKey, CancellationToken cancel) =>
        channel.QueueBindAsync(queue, Topology.CommentsExchange, routingKey, cancellationToken: cancel);
}
