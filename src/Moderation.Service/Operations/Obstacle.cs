using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

/// <summary>What another program holds that the service needs, found before any part of it starts.</summary>
internal static class Obstacle
{
    /// <summary>What stands in the way, with what to do; null when nothing does.</summary>
    public static string? Find(IServiceProvider services)
    {
        foreach (var address in services.GetRequiredService<IOptions<HttpOptions>>().Value.Addresses)
        {
            var binding = BindingAddress.Parse(address);
            if (!binding.IsUnixPipe && !binding.IsNamedPipe && Trouble(binding) is { } trouble)
            {
                return trouble;
            }
        }

        return services.GetRequiredService<SqliteLock>().TryTake(out var file)
            ? null
            : $"{file} is in use by another service: stop it, give Storage:Sqlite another file, "
                + "or use PostgreSQL, which several replicas may share (Storage:Postgres).";
    }

    private static string? Trouble(BindingAddress binding)
    {
        // As the web server understands them: a name other than localhost is any address.
        IPAddress[] addresses =
            IPAddress.TryParse(binding.Host, out var ip) ? [ip]
            : binding.Host == "localhost" ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : [IPAddress.IPv6Any];
        foreach (var address in addresses)
        {
            using var listener = new TcpListener(address, binding.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                return $"port {binding.Port} is taken: stop the other program or set Http:Urls.";
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
            {
                return $"port {binding.Port} may not be opened by this user: give a port from 1024 on in Http:Urls.";
            }
            catch (SocketException)
            {
                // No such address on this machine, as without IPv6: the web server has the last word.
            }
        }

        return null;
    }
}
