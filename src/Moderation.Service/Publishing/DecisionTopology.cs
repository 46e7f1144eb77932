using Microsoft.Extensions.Options;
using Moderation.Contracts;
using Moderation.Service.Operations;
using RabbitMQ.Client;

namespace Moderation.Service.Publishing;

/// <summary>Declares the exchange of decisions, and a bound queue for each configured subscriber.</summary>
internal sealed class DecisionTopology(IOptions<PublishingOptions> options) : IDeclareTopology
{
    // Not "#": the broker looks longer for where a message goes.
    private static readonly string[] Everything = ["decision.*", "verdict.*"];

    public async Task DeclareAsync(IChannel channel, CancellationToken cancel)
    {
        await channel.ExchangeDeclareAsync(
            Topology.DecisionsExchange,
            ExchangeType.Topic,
            durable: true,
            autoDelete: false,
            cancellationToken: cancel
        );
        foreach (var subscriber in options.Value.Subscribers)
        {
            await channel.QueueDeclareAsync(
                subscriber,
                durable: true,
                exclusive: false,
                autoDelete: false,
                Topology.SubscriberArguments.ToDictionary(),
                cancellationToken: cancel
            );
            foreach (var pattern in Everything)
            {
                await channel.QueueBindAsync(
                    subscriber,
                    Topology.DecisionsExchange,
                    pattern,
                    cancellationToken: cancel
                );
            }
        }
    }
}
