using System.Net.Sockets;
using RabbitMQ.Client;

namespace Moderation.Service.Operations;

/// <summary>A TCP connection for the broker's client that sends in large pieces; see <see cref="GatheringStream"/>.</summary>
internal sealed class GatheringClient(Socket socket) : TcpClientAdapter(socket)
{
    private readonly Socket _socket = socket;
    private GatheringStream? _stream;

    /// <summary>Makes one that is not connected yet.</summary>
    /// <param name="family">IPv4 or IPv6.</param>
    public static ITcpClient For(AddressFamily family) =>
        new GatheringClient(new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

    /// <summary>The stream, always the same; only once it is connected.</summary>
    public override NetworkStream GetStream() => _stream ??= new GatheringStream(_socket);
}
