using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

/// <summary>Gives the configured host names to the host filter.</summary>
internal sealed class AllowedHosts(IOptions<HttpOptions> options) : IConfigureOptions<HostFilteringOptions>
{
    public void Configure(HostFilteringOptions filtering)
    {
        filtering.AllowedHosts = [.. options.Value.HostNames];
        filtering.AllowEmptyHosts = false;
    }
}
