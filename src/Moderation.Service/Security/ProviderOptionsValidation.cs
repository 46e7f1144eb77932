using Microsoft.Extensions.Options;

namespace Moderation.Service.Security;

/// <summary>Says what is wrong with the settings of the provider.</summary>
internal sealed class ProviderOptionsValidation : IValidateOptions<ProviderOptions>
{
    public ValidateOptionsResult Validate(string? name, ProviderOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (options.Authority is null)
        {
            if (options.ClientId is not null || options.ClientSecret is not null)
            {
                failures.AddError("Provider:Authority is missing: give the provider's issuer address.");
            }

            return failures.Build();
        }

        if (
            !Uri.TryCreate(options.Authority, UriKind.Absolute, out var uri)
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        )
        {
            failures.AddError($"Provider:Authority: '{options.Authority}' is no https address.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            failures.AddError("Provider:ClientId is missing: give what the provider calls this service.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            failures.AddError(
                "Provider:ClientSecret is missing: give the secret that the provider made for this service."
            );
        }

        return failures.Build();
    }
}
