using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Security;

/// <summary>The address under which people reach the service, for links that are sent to them.</summary>
internal sealed class PublicAddress(IOptions<SecurityOptions> options, IOptions<HttpOptions> http)
{
    // What listens on every address is reached, from the same machine, by this name.
    private static readonly string[] Any = ["://0.0.0.0", "://[::]", "://*", "://+"];

    /// <summary>The link that holds an invitation's secret.</summary>
    public string Welcome(string secret) => $"{Root}/welcome/{secret}";

    /// <summary>Whether people reach it by TLS, which a proxy in front of the service speaks.</summary>
    public bool IsHttps => options.Value.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    private string Root =>
        Any.Aggregate(
            (options.Value.PublicUrl ?? http.Value.Addresses[0]).TrimEnd('/'),
            (address, any) => address.Replace(any, "://localhost", StringComparison.Ordinal)
        );
}
