using System.Net;
using System.Net.Sockets;

namespace Moderation.Service.Operations;

/// <summary>Where a proxy stands: an address, or a network in the form of RFC 4632, such as <c>10.0.0.0/24</c>.</summary>
internal static class ProxyNetwork
{
    /// <summary>Reads one; an address is a network of its own.</summary>
    public static bool TryParse(string written, out IPNetwork network)
    {
        if (IPNetwork.TryParse(written, out network))
        {
            return true;
        }

        // Without its dots "10" would be 0.0.0.10.
        if (
            !IPAddress.TryParse(written, out var address)
            || (address.AddressFamily == AddressFamily.InterNetwork && written.Count(letter => letter == '.') != 3)
        )
        {
            return false;
        }

        network = new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        return true;
    }
}
