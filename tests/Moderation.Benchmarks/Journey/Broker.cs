using Moderation.Contracts;
using Moderation.Service.Operations;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Benchmarks.Journey;

/// <summary>The queues of the measurement, seen by the one who publishes and counts.</summary>
internal sealed class Broker : IAsyncDisposable
{
    /// <summary>Where the consumer that does nothing takes from; declared like the service's own.</summary>
    public const string EmptyQueue = "benchmark.empty";

    /// <summary>A subscriber's queue, where the decisions come in.</summary>
    public const string Subscriber = "benchmark.subscriber";

    // Unconfirmed at once.
    private const int Window = 500;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IConnection _connection;
    private readonly IChannel _counting;

    private Broker(IConnection connection, IChannel counting)
    {
        _connection = connection;
        _counting = counting;
    }

    /// <summary>The connection, for a channel of one's own.</summary>
    public IConnection Connection => _connection;

    /// <summary>Connects to a broker and takes away what an earlier run left.</summary>
    public static async Task<Broker> OpenAsync(Uri address)
    {
        // Cheap, because whatever the one who counts takes from the cores is missing to the measured.
        var factory = new ConnectionFactory { Uri = address, SocketFactory = GatheringClient.For };
        var connection = await factory.CreateConnectionAsync();
        await EmptyAsync(connection);
        return new Broker(connection, await connection.CreateChannelAsync());
    }

    /// <summary>How many messages of a queue nobody has in hand.</summary>
    public async Task<int> CountAsync(string queue) => (int)await _counting.MessageCountAsync(queue);

    /// <summary>Throws a queue's messages away.</summary>
    public Task PurgeAsync(string queue) => _counting.QueuePurgeAsync(queue);

    /// <summary>Waits until a queue has so many messages, or so few; looks every 20 ms.</summary>
    /// <exception cref="TimeoutException">Nothing changed for two minutes.</exception>
    public async Task AwaitCountAsync(string queue, Func<int, bool> reached)
    {
        var (last, changed) = (-1, TimeProvider.System.GetTimestamp());
        while (true)
        {
            var count = await CountAsync(queue);
            if (reached(count))
            {
                return;
            }

            if (count != last)
            {
                (last, changed) = (count, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(changed) > Patience)
            {
                throw new TimeoutException($"The queue {queue} stands still at {count}.");
            }

            await Task.Delay(Step);
        }
    }

    /// <summary>Waits until somebody consumes from a queue.</summary>
    public async Task AwaitConsumerAsync(string queue, CancellationToken cancel)
    {
        while (true)
        {
            // A channel of its own: asking for a queue that is not there closes it.
            await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancel);
            try
            {
                if (await channel.ConsumerCountAsync(queue, cancel) > 0)
                {
                    return;
                }
            }
            catch (OperationInterruptedException)
            {
                // Not declared yet.
            }

            await Task.Delay(Step, cancel);
        }
    }

    /// <summary>Makes sure that what was drained was also consumed.</summary>
    /// <exception cref="InvalidOperationException">Messages are among the dead letters, or were skipped.</exception>
    public async Task AssertNothingWentAsideAsync()
    {
        foreach (var queue in new[] { Topology.DeadLettersQueue, EmptyQueue + "_skipped", EmptyQueue + "_error" })
        {
            await using var channel = await _connection.CreateChannelAsync();
            try
            {
                if (await channel.MessageCountAsync(queue) is > 0 and var aside)
                {
                    throw new InvalidOperationException($"{aside} messages went to {queue}.");
                }
            }
            catch (OperationInterruptedException)
            {
                // No such queue, as it should be.
            }
        }
    }

    /// <summary>Publishes messages and waits for all confirms.</summary>
    /// <param name="toEmptyConsumer">Whether they go to <see cref="EmptyQueue"/> and not to the service.</param>
    /// <param name="messages">The bodies.</param>
    public async Task PublishAsync(bool toEmptyConsumer, IReadOnlyList<ReadOnlyMemory<byte>> messages)
    {
        await using var channel = await PublishingChannelAsync();
        foreach (var chunk in messages.Chunk(Window))
        {
            await Task.WhenAll(
                chunk.Select(body =>
                    channel
                        .BasicPublishAsync(
                            toEmptyConsumer ? "" : Topology.CommentsExchange,
                            toEmptyConsumer ? EmptyQueue : Topology.CommentSubmittedKey,
                            mandatory: true,
                            new BasicProperties { ContentType = "application/json", Persistent = true },
                            body
                        )
                        .AsTask()
                )
            );
        }
    }

    /// <summary>A channel whose publishes end with their confirm.</summary>
    public Task<IChannel> PublishingChannelAsync() =>
        _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)
        );

    public async ValueTask DisposeAsync()
    {
        await EmptyAsync(_connection);
        await _counting.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task EmptyAsync(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        string[] queues =
        [
            Topology.IntakeQueue,
            Topology.DeletionsQueue,
            Topology.ReportsQueue,
            Topology.DeadLettersQueue,
            EmptyQueue,
            Subscriber,
        ];
        foreach (var queue in queues)
        {
            await channel.QueueDeleteAsync(queue);
            await channel.ExchangeDeleteAsync(queue);
        }

        await channel.ExchangeDeleteAsync(Topology.CommentsExchange);
        await channel.ExchangeDeleteAsync(Topology.DecisionsExchange);
    }
}
