using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Moderation.Service.Intake;

/// <summary>
/// Puts what RabbitMQ delivers on one channel into batches, in the order of their tags. A redelivered message is a batch
/// by itself: it may be the one that ended the process.
/// </summary>
/// <param name="channel">The channel; this is its only consumer.</param>
/// <param name="size">The most messages of a batch.</param>
/// <param name="wait">How long a batch that is not full waits for more.</param>
internal sealed class DeliveredBatches(IChannel channel, int size, TimeSpan wait) : AsyncDefaultBasicConsumer(channel)
{
    // No more than the prefetch ever stand in it.
    private readonly Channel<DeliveredMessage> _delivered =
        System.Threading.Channels.Channel.CreateUnbounded<DeliveredMessage>(new() { SingleWriter = true });
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Cancelled when nothing more comes: the channel is closed, or the queue is gone.</summary>
    public CancellationToken Ended => _ended.Token;

    public override Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default
    )
    {
        // The client takes its memory back when this returns.
        _delivered.Writer.TryWrite(new(deliveryTag, redelivered, body.ToArray()));
        return Task.CompletedTask;
    }

    /// <summary>Waits for the next batch.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>At least one message.</returns>
    /// <exception cref="OperationCanceledException">Nothing more comes, or the wait was ended.</exception>
    public async Task<IReadOnlyList<DeliveredMessage>> NextAsync(CancellationToken cancel)
    {
        // One gathers at a time, or two would share what makes one batch.
        await _turn.WaitAsync(cancel);
        try
        {
            var messages = _delivered.Reader;
            var batch = new List<DeliveredMessage>(size) { await messages.ReadAsync(cancel) };
            if (!batch[0].Redelivered)
            {
                Gather(messages, batch);
                if (batch.Count < size && !messages.TryPeek(out _))
                {
                    await GatherMoreAsync(messages, batch, cancel);
                }
            }

            return batch;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason) => EndAsync();

    protected override Task OnCancelAsync(string[] consumerTags, CancellationToken cancellationToken = default) =>
        EndAsync();

    private async Task GatherMoreAsync(
        ChannelReader<DeliveredMessage> messages,
        List<DeliveredMessage> batch,
        CancellationToken cancel
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(wait);
        try
        {
            while (batch.Count < size && await messages.WaitToReadAsync(limit.Token) && Gather(messages, batch)) { }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Waited long enough.
        }
    }

    // False when a redelivered one stands in front.
    private bool Gather(ChannelReader<DeliveredMessage> messages, List<DeliveredMessage> batch)
    {
        while (batch.Count < size && messages.TryPeek(out var next))
        {
            if (next.Redelivered)
            {
                return false;
            }

            messages.TryRead(out next);
            batch.Add(next);
        }

        return true;
    }

    private Task EndAsync() => _ended.CancelAsync();
}
