using Moderation.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Moderation.Service.Publishing;

/// <summary>
/// Publishes decisions on a channel of its own, persistent and mandatory, and keeps the books of the broker's confirms
/// itself, by the batch: the client's own way costs a header in each message and a waiting task for each.
/// </summary>
internal sealed class ConfirmingChannel : IDisposable
{
    private static readonly CachedString Exchange = new(Topology.DecisionsExchange);

    private readonly IChannel _channel;
    private readonly SemaphoreSlim _publishing = new(1, 1);

    // In the order of their numbers; locked by itself.
    private readonly List<UnconfirmedBatch> _unconfirmed = [];
    private ulong _published;

    // A publish was cut short: the broker's numbers may not be ours any more.
    private volatile bool _broken;

    private ConfirmingChannel(IChannel channel)
    {
        _channel = channel;
        channel.BasicAcksAsync += (_, ack) => Settle(ack.DeliveryTag, ack.Multiple, Delivery.Sent);
        channel.BasicNacksAsync += (_, nack) => Settle(nack.DeliveryTag, nack.Multiple, Delivery.Failed);
        channel.BasicReturnAsync += (_, returned) => Return(returned.BasicProperties.MessageId);
        channel.ChannelShutdownAsync += (_, _) => Settle(ulong.MaxValue, multiple: true, Delivery.Failed);
    }

    /// <summary>Whether it can still publish.</summary>
    public bool IsOpen => !_broken && _channel.IsOpen;

    /// <summary>Opens a channel.</summary>
    public static async Task<ConfirmingChannel> OpenAsync(IConnection connection, CancellationToken cancel) =>
        new(
            await connection.CreateChannelAsync(
                new CreateChannelOptions(
                    publisherConfirmationsEnabled: true,
                    publisherConfirmationTrackingEnabled: false
                ),
                cancel
            )
        );

    /// <summary>Publishes decisions and waits until the broker has said of each what became of it.</summary>
    /// <returns>What became of each, in the same order; all that is open when the channel closes has failed.</returns>
    /// <exception cref="Exception">Not all could be handed to the broker: the channel is of no more use.</exception>
    public async Task<IReadOnlyList<Delivery>> SendAsync(
        IReadOnlyList<StoredDecision> decisions,
        CancellationToken cancel
    )
    {
        UnconfirmedBatch batch;
        // One after the other, so that a batch's numbers follow each other.
        await _publishing.WaitAsync(cancel);
        try
        {
            if (_broken)
            {
                throw new InvalidOperationException("The channel was given up.");
            }

            batch = new UnconfirmedBatch(_published + 1, decisions);
            lock (_unconfirmed)
            {
                _unconfirmed.Add(batch);
            }

            for (var i = 0; i < decisions.Count; i++)
            {
                _published++;
                await _channel.BasicPublishAsync(
                    Exchange,
                    RoutingKeys.Of(decisions[i]),
                    mandatory: true,
                    new BasicProperties
                    {
                        ContentType = "application/json",
                        MessageId = batch.MessageIds[i],
                        Persistent = true,
                    },
                    decisions[i].Body,
                    cancel
                );
            }
        }
        catch
        {
            _broken = true;
            throw;
        }
        finally
        {
            _publishing.Release();
        }

        return await batch.Settled.WaitAsync(cancel);
    }

    /// <summary>Closes the channel without a word to the broker; what is unconfirmed has failed.</summary>
    public Task AbortAsync() => _channel.AbortAsync();

    public void Dispose()
    {
        _channel.Dispose();
        _publishing.Dispose();
    }

    private Task Settle(ulong number, bool multiple, Delivery outcome)
    {
        lock (_unconfirmed)
        {
            foreach (var batch in _unconfirmed)
            {
                batch.Settle(number, multiple, outcome);
            }

            _unconfirmed.RemoveAll(b => b.Settled.IsCompleted);
        }

        return Task.CompletedTask;
    }

    // The broker confirms what it returned as well, but only after it.
    private Task Return(string? messageId)
    {
        lock (_unconfirmed)
        {
            foreach (var batch in _unconfirmed)
            {
                batch.Return(messageId);
            }
        }

        return Task.CompletedTask;
    }
}
