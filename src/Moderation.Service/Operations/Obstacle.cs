using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Moderation.DemoBlog;

namespace Moderation.Service.Operations;

/// <summary>What the service needs and cannot have, as a port that another program holds, found before any part of it starts.</summary>
internal static class Obstacle
{
    /// <summary>What stands in the way, with what to do; null when nothing does.</summary>
    public static string? Find(IServiceProvider services)
    {
        foreach (var address in services.GetRequiredService<IOptions<HttpOptions>>().Value.Addresses)
        {
            if (Trouble(Listening.At(BindingAddress.Parse(address))) is { } trouble)
            {
                return trouble;
            }
        }

        return services.GetRequiredService<SqliteLock>().Take() ?? DemoBlogStart.Obstacle(services);
    }

    private static string? Trouble(Listening sockets)
    {
        foreach (var address in sockets.Addresses)
        {
            using var listener = new TcpListener(address, sockets.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                return $"port {sockets.Port} is taken: stop the other program or set Http:Urls.";
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
            {
                return $"port {sockets.Port} may not be opened by this user: give a port from 1024 on in Http:Urls.";
            }
            catch (SocketException)
            {
                // No such address on this machine, as without IPv6: the web server has the last word.
            }
        }

        return null;
    }
}
