namespace Moderation.Service.Operations;

/// <summary>Where the service listens. Section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Http";

    /// <summary>Addresses, divided by semicolons. Default <c>http://localhost:5080</c>.</summary>
    public string Urls { get; set; } = "http://localhost:5080";

    /// <summary>
    /// Host names that requests may be made to, divided by semicolons; others are refused, so that a foreign page
    /// cannot reach the service through a name of its own. <c>*</c> takes any. Default <c>localhost;127.0.0.1;[::1]</c>.
    /// </summary>
    public string Hosts { get; set; } = "localhost;127.0.0.1;[::1]";

    /// <summary>
    /// Addresses or networks of the proxies in front of the service, divided by semicolons, such as
    /// <c>10.0.0.5;10.1.0.0/24</c>: what they say of a client's address and scheme is believed. Default: none is.
    /// </summary>
    public string KnownProxies { get; set; } = "";

    /// <summary>The addresses one by one.</summary>
    public IReadOnlyList<string> Addresses => Parts(Urls);

    /// <summary>The host names one by one.</summary>
    public IReadOnlyList<string> HostNames => Parts(Hosts);

    /// <summary>The proxies one by one.</summary>
    public IReadOnlyList<string> Proxies => Parts(KnownProxies);

    private static string[] Parts(string list) =>
        list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
