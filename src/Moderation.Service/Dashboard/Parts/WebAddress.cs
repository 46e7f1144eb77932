namespace Moderation.Service.Dashboard.Parts;

/// <summary>Addresses that came from outside.</summary>
internal static class WebAddress
{
    /// <summary>The address when a browser may be sent there (http or https), or null.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;
}
