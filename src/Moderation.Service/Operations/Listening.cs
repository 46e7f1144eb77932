using System.Net;
using System.Net.Sockets;

namespace Moderation.Service.Operations;

/// <summary>The sockets that the web server opens for one address.</summary>
/// <param name="Port">The port; 0 is one that nobody has.</param>
/// <param name="Addresses">One, or two for <c>localhost</c>; none where it is no network address.</param>
internal sealed record Listening(int Port, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>As the web server understands them: a name other than localhost is any address.</summary>
    public static Listening At(BindingAddress binding) =>
        binding.IsUnixPipe || binding.IsNamedPipe
            ? new(0, [])
            : new(
                binding.Port,
                IPAddress.TryParse(binding.Host, out var ip) ? [ip]
                    : string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                        ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
                    : [IPAddress.IPv6Any]
            );

    /// <summary>True where one of them could not be opened beside the other.</summary>
    public bool Meets(Listening other) =>
        Port == other.Port && Port != 0 && Addresses.Any(a => other.Addresses.Any(b => Covers(a, b) || Covers(b, a)));

    // The socket of any IPv6 address takes what comes to an IPv4 address too.
    private static bool Covers(IPAddress wide, IPAddress narrow) =>
        wide.Equals(narrow)
        || wide.Equals(IPAddress.IPv6Any)
        || (wide.Equals(IPAddress.Any) && narrow.AddressFamily == AddressFamily.InterNetwork);
}
