using Moderation.Service.Operations;

namespace Moderation.Service.Publishing;

/// <summary>
/// Publishes decisions to RabbitMQ and waits for the confirms. A failed publish closes the channel and the next one opens
/// a new: a channel opened while a quorum queue elects its leader can be refused for ever.
/// </summary>
internal sealed partial class RabbitMqTransport(
    BrokerConnection broker,
    TimeProvider clock,
    ILogger<RabbitMqTransport> logger
) : IDecisionTransport, IAsyncDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan SayAgain = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private ConfirmingChannel? _channel;
    private long _saidAway;

    public async Task<IReadOnlyList<Delivery>> SendAsync(
        IReadOnlyList<StoredDecision> decisions,
        CancellationToken cancel
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeLimit);
        ConfirmingChannel? channel = null;
        try
        {
            channel = await OpenAsync(limit.Token);
            // The client does not always heed its token when a connection dies under it, so the wait has a limit of its own.
            var deliveries = await channel.SendAsync(decisions, limit.Token).WaitAsync(limit.Token);
            var failed = deliveries.Count(d => d == Delivery.Failed);
            if (failed > 0)
            {
                NotConfirmed(failed);
                await CloseAsync(channel);
            }

            return deliveries;
        }
        catch (Exception e)
        {
            // This one and no other: somebody may have opened a good one meanwhile.
            await CloseAsync(channel);
            cancel.ThrowIfCancellationRequested();
            SayAway(e.Message);
            return [.. decisions.Select(_ => Delivery.Failed)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(_channel);
        _opening.Dispose();
    }

    private async Task<ConfirmingChannel> OpenAsync(CancellationToken cancel)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancel);
        try
        {
            if (_channel is { IsOpen: true } opened)
            {
                return opened;
            }

            await CloseAsync(_channel);
            return _channel = await ConfirmingChannel.OpenAsync(await broker.OpenAsync(cancel), cancel);
        }
        finally
        {
            _opening.Release();
        }
    }

    // Every batch meets it; a line for each would bury all others.
    private void SayAway(string cause)
    {
        var now = clock.GetTimestamp();
        if (_saidAway == 0 || clock.GetElapsedTime(_saidAway, now) > SayAgain)
        {
            _saidAway = now;
            BrokerAway(cause);
        }
    }

    private async Task CloseAsync(ConfirmingChannel? channel)
    {
        if (channel is null || Interlocked.CompareExchange(ref _channel, null, channel) != channel)
        {
            return;
        }

        try
        {
            await channel.AbortAsync().WaitAsync(CloseLimit);
            channel.Dispose();
        }
        catch (Exception)
        {
            // Closed already, or as good as.
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Decisions wait: the broker is away ({Cause})")]
    private partial void BrokerAway(string cause);

    [LoggerMessage(2002, LogLevel.Warning, "{Count} decisions were not confirmed and will be sent again")]
    private partial void NotConfirmed(int count);
}
