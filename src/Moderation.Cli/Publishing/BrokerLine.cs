using Moderation.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Cli.Publishing;

/// <summary>A publisher's connection to RabbitMQ with one channel, opened when needed and again after it was lost.</summary>
internal sealed class BrokerLine(Uri address) : IAsyncDisposable
{
    // How long the end of a channel or connection may take that nobody needs any more.
    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(2);

    private readonly ConnectionFactory _factory = new()
    {
        Uri = address,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
        // Recovery is ours: a publish that fails opens anew.
        AutomaticRecoveryEnabled = false,
        ClientProvidedName = "moderation publish",
    };

    private readonly SemaphoreSlim _opening = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Host and port, without the password.</summary>
    public string Name => $"{_factory.Endpoint.HostName}:{_factory.Endpoint.Port}";

    /// <summary>Whether a text is an address of a broker.</summary>
    public static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps";

    /// <summary>Whether the broker, or the way to it, is the cause.</summary>
    public static bool IsBrokersFault(Exception e) =>
        e is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException;

    /// <summary>Connects and declares what comments are published to.</summary>
    public Task OpenAsync(CancellationToken cancel) => ChannelAsync(cancel);

    /// <summary>Publishes one comment and waits for the confirm. After a failure the next one has a new channel.</summary>
    /// <exception cref="PublishException">The broker returned or refused it.</exception>
    /// <exception cref="BrokerUnreachableException">There is no broker.</exception>
    public async Task PublishAsync(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var channel = await ChannelAsync(cancel);
        try
        {
            // Properties of its own: the client writes into them.
            var properties = new BasicProperties { ContentType = "application/json", Persistent = true };
            await channel.BasicPublishAsync(
                Topology.CommentsExchange,
                Topology.CommentSubmittedKey,
                mandatory: true,
                properties,
                body,
                cancel
            );
        }
        catch (Exception e) when (e is not PublishException { IsReturn: true })
        {
            // A channel that was opened while a quorum queue elected its leader may be refused for ever.
            if (Interlocked.CompareExchange(ref _channel, null, channel) == channel)
            {
                await EndAsync(channel);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_channel);
        await EndAsync(_connection);
        _opening.Dispose();
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancel)
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

            if (_connection is not { IsOpen: true })
            {
                await EndAsync(_connection);
                _connection = await _factory.CreateConnectionAsync(cancel);
            }

            return _channel = await DeclaredAsync(_connection, cancel);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // It looks open and does not answer.
            await EndAsync(_connection);
            _connection = null;
            throw;
        }
        finally
        {
            _opening.Release();
        }
    }

    private static async Task<IChannel> DeclaredAsync(IConnection connection, CancellationToken cancel)
    {
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancel
        );
        await channel.ExchangeDeclareAsync(
            Topology.CommentsExchange,
            ExchangeType.Topic,
            durable: true,
            autoDelete: false,
            cancellationToken: cancel
        );
        await channel.QueueDeclareAsync(
            Topology.IntakeQueue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            Topology.IntakeArguments.ToDictionary(),
            cancellationToken: cancel
        );
        await channel.QueueBindAsync(
            Topology.IntakeQueue,
            Topology.CommentsExchange,
            Topology.CommentSubmittedKey,
            cancellationToken: cancel
        );
        return channel;
    }

    private static async Task EndAsync(IAsyncDisposable? gone)
    {
        try
        {
            if (gone is not null)
            {
                await gone.DisposeAsync().AsTask().WaitAsync(ClosingLimit);
            }
        }
        catch (Exception e) when (IsBrokersFault(e))
        {
            // Gone already, or soon: nobody waits for it.
        }
    }
}
