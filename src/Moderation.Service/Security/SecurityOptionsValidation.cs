using Microsoft.Extensions.Options;

namespace Moderation.Service.Security;

/// <summary>Says what is wrong with the security settings.</summary>
internal sealed class SecurityOptionsValidation : IValidateOptions<SecurityOptions>
{
    private const int ShortestKey = 32;
    private const int LongestKey = 256;

    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        var failures = new ValidateOptionsResultBuilder();
        if (
            options.FirstKey is { Length: > 0 } key
            && (key.Length is < ShortestKey or > LongestKey || key.Any(IsUnfit))
        )
        {
            // The value is a secret, so it is not repeated.
            failures.AddError(
                $"Security:FirstKey has {key.Length} characters: give {ShortestKey} to {LongestKey} letters and digits, such as from: openssl rand -hex 32"
            );
        }

        if (options.PublicUrl is { } url && !IsAddress(url))
        {
            failures.AddError($"Security:PublicUrl: '{url}' is no address such as https://desk.blog.example.");
        }

        return failures.Build();
    }

    private static bool IsUnfit(char letter) => !char.IsAscii(letter) || char.IsControl(letter) || letter == ' ';

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/";
}
