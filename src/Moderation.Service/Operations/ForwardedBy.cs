using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

/// <summary>
/// Whose word is taken for a client's address and scheme (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>): that of the
/// proxies that are configured, one behind another too.
/// </summary>
internal sealed class ForwardedBy(IOptions<HttpOptions> options) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // It goes back as far as it meets known proxies, and takes the address before them.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Value.Proxies)
        {
            // The validation has refused what is none.
            if (ProxyNetwork.TryParse(proxy, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        }
    }
}
