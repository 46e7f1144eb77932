namespace Moderation.Service.Security;

/// <summary>What the first start does. Section <c>Security</c>.</summary>
internal sealed class SecurityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Security";

    /// <summary>
    /// The API key that the first start makes, with the rights to publish comments and to read decisions on all sites, 32
    /// to 256 characters. Not set: with the bus in memory a random one is made and printed, with a broker none. Where
    /// there is a key already it does nothing.
    /// </summary>
    public string? FirstKey { get; set; }

    /// <summary>
    /// The address that people use, such as <c>https://desk.blog.example</c>, for the links that the service prints. With
    /// https every request counts as one by TLS: cookies are for TLS alone, and a provider is told an https address to lead
    /// back to. Default: the first of <c>Http:Urls</c>.
    /// </summary>
    public string? PublicUrl { get; set; }
}
