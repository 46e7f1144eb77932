using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>
/// A reverse proxy before replicas, as operators have one: the first request of a browser goes to the next replica in turn,
/// and a cookie keeps the browser there.
/// </summary>
public sealed class AffinityProxy : IAsyncDisposable
{
    /// <summary>The header of every answer that says which replica gave it, by its place from 0.</summary>
    public const string ReplicaHeader = "replica";

    private readonly WebApplication _app;

    private AffinityProxy(WebApplication app) =>
        (_app, Address) = (
            app,
            new Uri(
                app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
            )
        );

    /// <summary>Where people go.</summary>
    public Uri Address { get; }

    /// <summary>Starts one before these replicas.</summary>
    /// <param name="port">The port to listen on.</param>
    /// <param name="replicas">Their addresses.</param>
    public static async Task<AffinityProxy> StartAsync(int port, params Uri[] replicas)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        builder
            .Services.AddReverseProxy()
            .LoadFromMemory(
                [
                    // The service looks at the name that it was asked by, as it must behind any proxy.
                    new RouteConfig
                    {
                        RouteId = "all",
                        ClusterId = "replicas",
                        Match = new RouteMatch { Path = "{**all}" },
                    }.WithTransformUseOriginalHostHeader(),
                ],
                [
                    new ClusterConfig
                    {
                        ClusterId = "replicas",
                        LoadBalancingPolicy = "RoundRobin",
                        SessionAffinity = new SessionAffinityConfig
                        {
                            Enabled = true,
                            Policy = "HashCookie",
                            AffinityKeyName = "affinity",
                        },
                        Destinations = replicas
                            .Select((address, i) => (address, i))
                            .ToDictionary(r => $"{r.i}", r => new DestinationConfig { Address = $"{r.address}" }),
                    },
                ]
            );
        var app = builder.Build();
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(
                (context, next) =>
                {
                    context.Response.OnStarting(() =>
                    {
                        var replica = context.GetReverseProxyFeature().ProxiedDestination?.DestinationId;
                        context.Response.Headers[ReplicaHeader] = replica;
                        return Task.CompletedTask;
                    });
                    return next();
                }
            );
            proxy.UseSessionAffinity();
            proxy.UseLoadBalancing();
        });
        await app.StartAsync();
        return new AffinityProxy(app);
    }

    public async ValueTask DisposeAsync()
    {
        // Open pages hold events open; nobody waits for them.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
