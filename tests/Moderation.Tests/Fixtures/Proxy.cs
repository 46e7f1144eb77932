using System.Net;
using System.Net.Sockets;

namespace Moderation.Tests.Fixtures;

/// <summary>A TCP door before a broker or a database that can be shut and opened again.</summary>
public sealed class Proxy : IAsyncDisposable
{
    private readonly IPEndPoint _listen = new(IPAddress.Loopback, ServiceProcess.FreePort());
    private readonly string _host;
    private readonly int _port;
    private CancellationTokenSource? _open;
    private Task _accepting = Task.CompletedTask;
    private int _connections;

    /// <summary>A door, shut, before this address.</summary>
    public Proxy(string host, int port)
    {
        _host = host;
        _port = port;
    }

    /// <summary>The port to connect to instead.</summary>
    public int Port => _listen.Port;

    /// <summary>How many connections are open through it.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Lets connections through.</summary>
    public void Open()
    {
        _open = new CancellationTokenSource();
        var listener = new TcpListener(_listen);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _accepting = AcceptAsync(listener, _open.Token);
    }

    /// <summary>Cuts every connection and refuses new ones.</summary>
    public async Task ShutAsync()
    {
        await _open!.CancelAsync();
        await _accepting;
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await ShutAsync();
            _open.Dispose();
        }
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken cancel)
    {
        var connections = new List<Task>();
        using (listener)
        {
            try
            {
                while (true)
                {
                    connections.Add(CarryAsync(await listener.AcceptTcpClientAsync(cancel), cancel));
                }
            }
            catch (OperationCanceledException)
            {
                // Shut.
            }
        }

        await Task.WhenAll(connections);
    }

    private async Task CarryAsync(TcpClient client, CancellationToken cancel)
    {
        using (client)
        using (var server = new TcpClient())
        {
            Interlocked.Increment(ref _connections);
            try
            {
                await server.ConnectAsync(_host, _port, cancel);
                client.NoDelay = server.NoDelay = true;
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), cancel),
                    server.GetStream().CopyToAsync(client.GetStream(), cancel)
                );
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                // One end is gone; both are closed below.
            }

            Interlocked.Decrement(ref _connections);

            // Reset, not a polite end: what stood behind the door is gone.
            client.LingerState = new LingerOption(true, 0);
            server.LingerState = new LingerOption(true, 0);
        }
    }
}
