using Moderation.Contracts;
using Moderation.Service.Operations;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Service.Publishing;

/// <summary>
/// Publishes to <see cref="Topology.DecisionsExchange"/>, persistent, mandatory and confirmed. A failed publish closes
/// the channel and the next one opens a new: a channel opened while a quorum queue elects its leader can be refused for
/// ever.
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
    private IChannel? _channel;
    private long _saidAway;

    public async Task<IReadOnlyList<Delivery>> SendAsync(
        IReadOnlyList<StoredDecision> decisions,
        CancellationToken cancel
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeLimit);
        IChannel? channel = null;
        try
        {
            channel = await OpenAsync(limit.Token);
            var used = channel;
            // All are on the wire before the first confirm is waited for. The client does not always heed its token
            // when a connection dies under it, so the wait has a limit of its own.
            var deliveries = await Task.WhenAll(decisions.Select(d => PublishAsync(used, d, limit.Token)))
                .WaitAsync(limit.Token);
            var failed = deliveries.Count(d => d == Delivery.Failed);
            if (failed > 0)
            {
                NotConfirmed(failed);
                await CloseAsync(channel);
            }

            return deliveries;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            SayAway(e.Message);
            // This one and no other: somebody may have opened a good one meanwhile.
            await CloseAsync(channel);
            return [.. decisions.Select(_ => Delivery.Failed)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(_channel);
        _opening.Dispose();
    }

    private async Task<Delivery> PublishAsync(IChannel channel, StoredDecision decision, CancellationToken cancel)
    {
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            MessageId = MessageIds.Of(decision).ToString(),
            Persistent = true,
        };
        try
        {
            await channel.BasicPublishAsync(
                Topology.DecisionsExchange,
                RoutingKeys.Of(decision),
                mandatory: true,
                properties,
                decision.Body,
                cancel
            );
            return Delivery.Sent;
        }
        catch (PublishException e) when (e.IsReturn)
        {
            return Delivery.Unroutable;
        }
        catch (Exception)
        {
            // Whatever it was. Where the service stops, the caller's own wait says so.
            return Delivery.Failed;
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancel)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancel);
        try
        {
            if (_channel is not { IsOpen: true })
            {
                var connection = await broker.OpenAsync(cancel);
                _channel = await connection.CreateChannelAsync(
                    new CreateChannelOptions(
                        publisherConfirmationsEnabled: true,
                        publisherConfirmationTrackingEnabled: true
                    ),
                    cancel
                );
            }

            return _channel;
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

    private async Task CloseAsync(IChannel? channel)
    {
        if (channel is null || Interlocked.CompareExchange(ref _channel, null, channel) != channel)
        {
            return;
        }

        try
        {
            await channel.AbortAsync().WaitAsync(CloseLimit);
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
