using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Moderation.Service.Operations;

/// <summary>
/// A connection of the service's own to RabbitMQ, beside MassTransit's: one for publishing decisions, one for taking
/// comments. Opened when first needed and again after it was lost; every opening declares the topology, in case the broker is a new one.
/// </summary>
internal sealed class BrokerConnection(IOptions<BusOptions> options, IEnumerable<IDeclareTopology> topologies)
    : IAsyncDisposable
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private IConnection? _connection;

    /// <summary>The open connection.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.RabbitMQClientException">The broker is away or refuses.</exception>
    public async Task<IConnection> OpenAsync(CancellationToken cancel)
    {
        if (_connection is { IsOpen: true } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancel);
        try
        {
            if (_connection is { IsOpen: true } opened)
            {
                return opened;
            }

            await CloseLostAsync();
            var factory = new ConnectionFactory
            {
                Uri = new Uri(options.Value.RabbitMq!),
                RequestedHeartbeat = options.Value.Heartbeat,
                RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
                ContinuationTimeout = TimeSpan.FromSeconds(10),
                // Recovery is ours: who needs it opens it anew.
                AutomaticRecoveryEnabled = false,
                ClientProvidedName = "moderation",
                SocketFactory = GatheringClient.For,
            };
            var connection = await factory.CreateConnectionAsync(cancel);
            try
            {
                await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
                await DeclareAsync(channel, cancel);
            }
            catch
            {
                // Nobody else holds it, and each attempt opens another.
                await connection.DisposeAsync();
                throw;
            }

            return _connection = connection;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Declares the topology; what is there already stays as it is.</summary>
    public async Task DeclareAsync(IChannel channel, CancellationToken cancel)
    {
        foreach (var topology in topologies)
        {
            await topology.DeclareAsync(channel, cancel);
        }
    }

    // It is closed, but holds its threads and buffers until it is disposed of; a dead one can take its time.
    private async Task CloseLostAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is not { } lost)
        {
            return;
        }

        try
        {
            await lost.DisposeAsync().AsTask().WaitAsync(CloseLimit);
        }
        catch (Exception)
        {
            // As good as closed.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }

        _opening.Dispose();
    }
}
