using Moderation.Contracts;
using Moderation.Tests.Fixtures;
using RabbitMQ.Client;

namespace Moderation.Tests.Flows;

/// <summary>A queue behind which there is nothing keeps a message however often it is given back.</summary>
[Collection(BrokerCollection.Name)]
public sealed class DeliveryLimitFlow
{
    [Fact]
    public async Task SubscriberQueue_GivenBackFiftyTimes_StillHoldsTheMessage()
    {
        const string Queue = "test-patient";
        var factory = new ConnectionFactory { Uri = TestServices.RabbitMq };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)
        );
        await channel.QueueDeleteAsync(Queue);
        await channel.QueueDeclareAsync(
            Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            Topology.SubscriberArguments.ToDictionary()
        );
        await channel.BasicPublishAsync(
            "",
            Queue,
            mandatory: true,
            new BasicProperties { Persistent = true },
            "x"u8.ToArray()
        );
        for (var times = 0; times <= 50; times++)
        {
            await GiveBackAsync(channel, Queue, times);
        }

        await channel.QueueDeleteAsync(Queue);
    }

    private static async Task GiveBackAsync(IChannel channel, string queue, int times)
    {
        BasicGetResult? message = null;
        await Wait.UntilAsync(
            async () => (message = await channel.BasicGetAsync(queue, autoAck: false)) is not null,
            () => $"the message is gone after it was given back {times} times",
            TimeSpan.FromSeconds(5)
        );
        await channel.BasicNackAsync(message!.DeliveryTag, multiple: false, requeue: true);
    }
}
