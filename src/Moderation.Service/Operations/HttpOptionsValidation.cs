using System.Net;
using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

/// <summary>Refuses addresses that strangers could reach.</summary>
internal sealed class HttpOptionsValidation : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (!options.Addresses.Any())
        {
            failures.AddError("Http:Urls is empty: give an address such as http://localhost:5080.");
        }

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
            else if (!options.TrustedNetwork && !IsLoopback(uri))
            {
                failures.AddError(
                    $"Http:Urls: '{address}' can be reached from other machines, and there are no accounts yet: "
                        + "listen on localhost, or set Http:TrustedNetwork=true where everyone who can reach it may do everything."
                );
            }
        }

        return failures.Build();
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost"
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
