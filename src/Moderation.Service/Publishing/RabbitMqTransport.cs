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
internal sealed partial class RabbitMqTransport(BrokerConnection broker, ILogger<RabbitMqTransport> logger)
    : IDecisionTransport,
        IAsyncDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private IChannel? _channel;

    public async Task<IReadOnlyList<Delivery>> SendAsync(
        IReadOnlyList<StoredDecision> decisions,
        CancellationToken cancel
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeLimit);
        try
        {
            var channel = await OpenAsync(limit.Token);
            // All are on the wire before the first confirm is waited for.
            var deliveries = await Task.WhenAll(decisions.Select(d => PublishAsync(channel, d, limit.Token)));
            if (deliveries.Contains(Delivery.Failed))
            {
                await CloseAsync(channel);
            }

            return deliveries;
        }
        catch (Exception e) when (IsBrokersFault(e) && !cancel.IsCancellationRequested)
        {
            BrokerAway(e.Message);
            return [.. decisions.Select(_ => Delivery.Failed)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is { } channel)
        {
            await CloseAsync(channel);
        }

        _opening.Dispose();
    }

    private static bool IsBrokersFault(Exception e) =>
        e is RabbitMQClientException or IOException or OperationCanceledException or ObjectDisposedException;

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
        catch (Exception e) when (IsBrokersFault(e))
        {
            NotConfirmed(decision.SiteId, decision.CommentId, e.Message);
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

    private async Task CloseAsync(IChannel channel)
    {
        Interlocked.CompareExchange(ref _channel, null, channel);
        try
        {
            await channel.AbortAsync();
        }
        catch (Exception e) when (IsBrokersFault(e))
        {
            // Closed already, which is what was wanted.
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Decisions wait: the broker is away ({Cause})")]
    private partial void BrokerAway(string cause);

    [LoggerMessage(2002, LogLevel.Warning, "The decision on {SiteId}/{CommentId} was not confirmed ({Cause})")]
    private partial void NotConfirmed(string siteId, string commentId, string cause);
}
