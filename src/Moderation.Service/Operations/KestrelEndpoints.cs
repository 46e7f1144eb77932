namespace Moderation.Service.Operations;

/// <summary>
/// The web server's own section of addresses: it would take the place of <c>Http:Urls</c>, past the check that strangers
/// cannot reach them.
/// </summary>
internal static class KestrelEndpoints
{
    private const string Section = "Kestrel:Endpoints";

    /// <summary>Reports each address that is set there.</summary>
    public static IEnumerable<string> Check(IServiceProvider services) =>
        services
            .GetRequiredService<IConfiguration>()
            .GetSection(Section)
            .GetChildren()
            .Select(endpoint => $"{endpoint.Path} is not taken: give the addresses to listen on in Http:Urls.");
}
