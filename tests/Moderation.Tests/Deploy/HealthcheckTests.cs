using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Moderation.Tests.Architecture;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Deploy;

/// <summary>The script that tells a container's engine how the process inside is.</summary>
public sealed class HealthcheckTests
{
    [Theory]
    [InlineData(HttpStatusCode.OK, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    public async Task Healthcheck_OfAnAnswer_SucceedsOn200Alone(HttpStatusCode status, bool healthy)
    {
        var port = ServiceProcess.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        // As the service does: another name than its own is refused.
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["localhost"]);
        await using var app = builder.Build();
        app.UseHostFiltering();
        app.MapGet("/health/ready", () => TypedResults.StatusCode((int)status));
        await app.StartAsync();

        Assert.Equal(healthy, await SucceedsAsync(port));
    }

    [Fact]
    public async Task Healthcheck_WhereNobodyListens_Fails() =>
        Assert.False(await SucceedsAsync(ServiceProcess.FreePort()));

    private static async Task<bool> SucceedsAsync(int port)
    {
        var script = Path.Combine(House.Root, "deploy", "healthcheck");
        var run = await FinishedRun.OfAsync(new ProcessStartInfo(script, [$"{port}", "/health/ready"]));
        return run.ExitCode == 0;
    }
}
