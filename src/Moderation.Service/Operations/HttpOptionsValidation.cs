using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

/// <summary>Refuses addresses that make no sense.</summary>
internal sealed class HttpOptionsValidation(IConfiguration configuration) : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (options.Addresses.Count == 0)
        {
            failures.AddError("Http:Urls is empty: give an address such as http://localhost:5080.");
        }

        var listening = new Dictionary<string, Listening>();
        foreach (var address in options.Addresses)
        {
            // Kestrel's * and + are no host names, so they stand for "any" here.
            var plain = address
                .Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
                .Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                failures.AddError($"Http:Urls: '{address}' is not an address such as http://localhost:5080.");
            }
            else if (HasMore(uri) && !BindingAddress.Parse(address).IsUnixPipe)
            {
                failures.AddError(
                    $"Http:Urls: '{address}' has more than a host and a port: write {uri.Scheme}://{uri.Authority}."
                );
            }
            else if (uri.Scheme == "https" && !configuration.GetSection("Kestrel:Certificates:Default").Exists())
            {
                failures.AddError(
                    $"Http:Urls: '{address}' needs a certificate: "
                        + "listen on http, and let a proxy in front of the service speak TLS."
                );
            }
            else
            {
                var sockets = Listening.At(BindingAddress.Parse(address));
                if (listening.FirstOrDefault(other => other.Value.Meets(sockets)) is { Key: { } first })
                {
                    failures.AddError($"Http:Urls: '{address}' listens where '{first}' does: give one of them.");
                }

                listening.TryAdd(address, sockets);
            }
        }

        // Without names the host filter would let every name pass.
        if (options.HostNames.Count == 0)
        {
            failures.AddError("Http:Hosts is empty: give the names that requests are made to, such as localhost.");
        }

        foreach (var host in options.HostNames.Where(host => !IsName(host)))
        {
            failures.AddError($"Http:Hosts: '{host}' is no host name: give the name alone, such as blog.example.");
        }

        foreach (var proxy in options.Proxies.Where(proxy => !ProxyNetwork.TryParse(proxy, out _)))
        {
            failures.AddError(
                $"Http:KnownProxies: '{proxy}' is neither an address such as 10.0.0.5 nor a network such as 10.1.0.0/24."
            );
        }

        return failures.Build();
    }

    // The web server takes no path, and would read the rest as a part of the host's name, which is then any address.
    private static bool HasMore(Uri uri) => uri.PathAndQuery != "/" || uri.Fragment != "" || uri.UserInfo != "";

    // Without scheme, port and path; the host filter would never find it in a request.
    private static bool IsName(string host) =>
        !host.Contains('/')
        && !host.Any(char.IsWhiteSpace)
        && (!host.Contains(':') || (host.StartsWith('[') && host.EndsWith(']')));
}
