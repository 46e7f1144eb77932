using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Moderation.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Tests.Fixtures;

/// <summary>
/// A blog as a foreign AMQP client: publishes bytes to the comments exchange and keeps what comes on its queue of
/// decisions. Starts on a broker that it has emptied.
/// </summary>
public sealed class Blog : IAsyncDisposable
{
    public const string Queue = "test-blog";

    private static readonly string[] Queues =
    [
        Topology.IntakeQueue,
        Topology.DeletionsQueue,
        Topology.ReportsQueue,
        Topology.DeadLettersQueue,
        Queue,
    ];

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private Blog(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    /// <summary>The events in the order they came.</summary>
    public ConcurrentQueue<ReceivedEvent> Events { get; } = new();

    /// <summary>Empties the broker and connects.</summary>
    public static async Task<Blog> ConnectAsync()
    {
        var factory = new ConnectionFactory { Uri = TestServices.RabbitMq };
        var connection = await factory.CreateConnectionAsync();
        await EmptyAsync(connection);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)
        );
        return new Blog(connection, channel);
    }

    /// <summary>Begins to keep events; the service has declared the queue.</summary>
    public async Task ListenAsync()
    {
        var channel = await _connection.CreateChannelAsync();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            Events.Enqueue(
                new ReceivedEvent(
                    message.RoutingKey,
                    message.BasicProperties.MessageId,
                    message.BasicProperties.ContentType,
                    message.Body.ToArray()
                )
            );
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer);
    }

    /// <summary>Begins to keep events of one routing key alone, on a queue that it declares itself.</summary>
    public async Task ListenOnlyAsync(string routingKey)
    {
        await using (var channel = await _connection.CreateChannelAsync())
        {
            await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
            await channel.QueueBindAsync(Queue, Topology.DecisionsExchange, routingKey);
        }

        await ListenAsync();
    }

    /// <summary>Publishes a comment as JSON and waits for the confirm.</summary>
    public Task SubmitAsync(object comment) => PublishAsync(JsonSerializer.Serialize(comment, Wire.Json));

    /// <summary>Publishes any text.</summary>
    public Task PublishAsync(
        string body,
        string routingKey = Topology.CommentSubmittedKey,
        string? contentType = "application/json"
    ) => PublishAsync(Encoding.UTF8.GetBytes(body), routingKey, contentType);

    /// <summary>Publishes any bytes.</summary>
    public async Task PublishAsync(
        byte[] body,
        string routingKey = Topology.CommentSubmittedKey,
        string? contentType = "application/json",
        string? messageId = null
    )
    {
        var properties = new BasicProperties { Persistent = true, MessageId = messageId };
        if (contentType is not null)
        {
            properties.ContentType = contentType;
        }

        await _channel.BasicPublishAsync(Topology.CommentsExchange, routingKey, mandatory: true, properties, body);
    }

    /// <summary>The events on one comment, once there are at least so many.</summary>
    public async Task<IReadOnlyList<ReceivedEvent>> EventsOnAsync(string commentId, int atLeast = 1)
    {
        IReadOnlyList<ReceivedEvent> found = [];
        await Wait.UntilAsync(
            () => (found = [.. Events.Where(e => e.Decision.CommentId == commentId)]).Count >= atLeast,
            () => $"{found.Count} of {atLeast} events on {commentId} came"
        );
        return found;
    }

    /// <summary>How many messages a queue holds that nobody has in hand.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>Deletes a queue, as somebody does by mistake.</summary>
    public async Task DeleteAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue);
    }

    /// <summary>Whether the broker knows an exchange.</summary>
    public Task<bool> HasExchangeAsync(string name) => HasAsync(channel => channel.ExchangeDeclarePassiveAsync(name));

    /// <summary>Whether the broker knows a queue.</summary>
    public Task<bool> HasQueueAsync(string name) => HasAsync(channel => channel.QueueDeclarePassiveAsync(name));

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<bool> HasAsync(Func<IChannel, Task> ask)
    {
        // A channel of its own: asking for what is not there closes it.
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            await ask(channel);
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }

    private static async Task EmptyAsync(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in Queues)
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }

        await channel.ExchangeDeleteAsync(Topology.CommentsExchange);
        await channel.ExchangeDeleteAsync(Topology.DecisionsExchange);
    }
}
