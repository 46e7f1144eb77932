namespace Moderation.Service.Security;

/// <summary>An OpenID Connect provider that people may sign in with, beside passwords. Section <c>Provider</c>.</summary>
internal sealed class ProviderOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Provider";

    /// <summary>The provider's issuer address, such as <c>https://login.blog.example</c>. Not set: passwords alone.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider calls this service.</summary>
    public string? ClientId { get; set; }

    /// <summary>What this service proves itself with to the provider.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What people call the provider. Default <c>your organisation</c>.</summary>
    public string Name { get; set; } = "your organisation";
}
