using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Security;

/// <summary>Every route of the service, asked as nobody, as a publisher, as a moderator and as an admin.</summary>
public sealed class RouteWalkTests(RunningService running) : IClassFixture<RunningService>
{
    /// <summary>What each route answers. A route that is not here fails the test: say on purpose to whom it is open.</summary>
    private static readonly (string Route, string Methods, Open To)[] Routes =
    [
        ("/health/live", "*", Open.ToAll),
        ("/health/ready", "*", Open.ToAll),
        ("/sign-in", "GET POST", Open.ToAll),
        ("/sign-in/provider", "GET", Open.ToAll),
        ("/sign-in/external", "GET", Open.ToAll),
        ("/welcome/{Link}", "GET POST", Open.ToAll),
        ("/problem", "GET POST", Open.ToAll),
        ("/api/comments", "POST", Open.ToPublishers),
        ("/api/comments/{siteId}/{commentId}", "DELETE", Open.ToPublishers),
        ("/api/score", "POST", Open.ToPublishers),
        ("/api/comments/{siteId}/{commentId}/report", "POST", Open.ToPublishers),
        ("/api/comments/{siteId}/{commentId}", "GET", Open.ToReaders),
        ("/api/decisions", "GET", Open.ToReaders),
        ("/api/review", "GET", Open.ToPeople),
        ("/api/review/{siteId}/{commentId}/verdict", "POST", Open.ToPeople),
        ("/api/review/{siteId}/{commentId}/undo", "POST", Open.ToPeople),
        ("/api/review/{siteId}/{commentId}/escalate", "POST", Open.ToPeople),
        ("/api/review/{siteId}/{commentId}/escalate/undo", "POST", Open.ToPeople),
        ("/api/review/bulk", "POST", Open.ToPeople),
        ("/api/review/bulk/{id:long}", "GET", Open.ToPeople),
        ("/api/review/bulk/{id:long}/undo", "POST", Open.ToPeople),
        ("/api/authors/{siteId}/{author}/mute", "POST", Open.ToPeople),
        ("/api/authors/{siteId}/{author}/trust", "POST", Open.ToPeople),
        ("/api/authors/{siteId}/{author}/clear", "POST", Open.ToPeople),
        ("/api/history", "GET", Open.ToPeople),
        ("/api/history.csv", "GET", Open.ToPeople),
        ("/review/claim", "POST", Open.ToPeople),
        ("/review/leave", "POST", Open.ToPeople),
        ("/review/standing", "POST", Open.ToPeople),
        ("/", "GET POST", Open.ToPeople),
        ("/review", "GET POST", Open.ToPeople),
        ("/author", "GET POST", Open.ToPeople),
        ("/figures", "GET POST", Open.ToPeople),
        ("/try", "GET POST", Open.ToPeople),
        ("/me", "GET POST", Open.ToPeople),
        ("/history", "GET POST", Open.ToPeople),
        ("/find", "GET POST", Open.ToPeople),
        ("/comment", "GET POST", Open.ToPeople),
        ("/wave", "GET POST", Open.ToPeople),
        ("/live/decisions", "GET", Open.ToPeople),
        ("/live/review", "GET", Open.ToPeople),
        ("/policy", "GET POST", Open.ToAdmins),
        ("/api/policy", "GET", Open.ToReaders),
        ("/api/policy", "PUT", Open.ToAdmins),
        ("/models", "GET POST", Open.ToAdmins),
        ("/api/models", "GET POST", Open.ToAdmins),
        ("/api/models/{version}/archive", "GET", Open.ToAdmins),
        ("/api/models/{version}/promote", "POST", Open.ToAdmins),
        ("/models/{Version}", "GET POST", Open.ToAdmins),
        ("/training", "GET POST", Open.ToAdmins),
        ("/api/trainings", "GET POST", Open.ToAdmins),
        ("/api/trainings/{id:long}", "GET", Open.ToAdmins),
        ("/api/trainings/{id:long}/cancel", "POST", Open.ToAdmins),
        ("/labels", "GET POST", Open.ToAdmins),
        ("/api/labels", "GET POST", Open.ToAdmins),
        ("/api/labels.csv", "GET", Open.ToAdmins),
        ("/api/labels/imports", "GET", Open.ToAdmins),
        ("/api/labels/imports/{id:long}", "DELETE", Open.ToAdmins),
        ("/audit", "GET POST", Open.ToPeople),
        ("/audit/figures", "GET POST", Open.ToAdmins),
        ("/api/audit", "GET", Open.ToAdmins),
        ("/people", "GET POST", Open.ToAdmins),
        ("/keys", "GET POST", Open.ToAdmins),
        // The last one: it ends the sessions of those who walk.
        ("/sign-out", "POST", Open.ToAll),
        // Last: afterwards everybody is nobody.
    ];

    private static readonly string[] FrameworkRoutes = ["_blazor", "_framework"];

    public enum Open
    {
        ToAll,
        ToPublishers,
        ToReaders,
        ToPeople,
        ToAdmins,
    }

    [Fact]
    public async Task EveryRoute_IsOpenToWhomItShouldAndToNobodyElse()
    {
        var wrong = new List<string>();
        foreach (var (route, methods, to) in Routes)
        {
            foreach (var method in methods == "*" ? ["GET"] : methods.Split(' '))
            {
                foreach (var caller in running.Callers)
                {
                    var (status, location) = await AskAsync(caller.Http, method, Filled(route));
                    if (IsLetIn(status, location) != MayEnter(caller.Name, to))
                    {
                        wrong.Add($"{method} {route} as {caller.Name}: {(int)status} {location}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryRouteOfTheService_IsWalked()
    {
        var known = Routes
            .SelectMany(route => route.Methods.Split(' '), (route, method) => $"{method} {route.Route}")
            .ToHashSet();
        var mapped = running
            .Endpoints.Where(endpoint => !IsFile(endpoint))
            .SelectMany(
                endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"],
                (endpoint, method) => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"
            )
            .Where(route => !FrameworkRoutes.Any(f => route.Contains(f, StringComparison.Ordinal)))
            .ToHashSet();

        Assert.Empty(mapped.Except(known));
        Assert.Empty(known.Except(mapped));
    }

    [Theory]
    [InlineData("/_blazor/negotiate", "POST")]
    [InlineData("/_blazor/disconnect/", "POST")]
    [InlineData("/_blazor", "GET")]
    public async Task Circuits_AreClosedToNobodyAndToKeys(string path, string method)
    {
        foreach (var caller in running.Callers.Where(caller => caller.Name is "nobody" or "publisher"))
        {
            var (status, _) = await AskAsync(caller.Http, method, path);
            Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{caller.Name}: {status}");
        }
    }

    // Files of the pages have no secrets; they are named by their content's hash as well.
    private static bool IsFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(metadata => metadata.GetType().Name == "StaticAssetDescriptor");

    private static string Filled(string route) =>
        route
            .Replace("{siteId}", "default", StringComparison.Ordinal)
            .Replace("{commentId}", "none", StringComparison.Ordinal)
            .Replace("{author}", "none", StringComparison.Ordinal)
            .Replace("{version}", "none", StringComparison.Ordinal)
            .Replace("{Link}", "none", StringComparison.Ordinal)
            .Replace("{id:long}", "1", StringComparison.Ordinal);

    private static bool MayEnter(string caller, Open to) =>
        to switch
        {
            Open.ToAll => true,
            Open.ToPublishers => caller is "publisher" or "admin",
            Open.ToReaders => caller is "publisher" or "moderator" or "admin",
            Open.ToPeople => caller is "moderator" or "admin",
            _ => caller is "admin",
        };

    private static bool IsLetIn(HttpStatusCode status, string? location) =>
        status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        && location?.Contains("/sign-in?to=", StringComparison.Ordinal) != true
        // The way to the sign-in page from the first page names no page to come back to.
        && !(status == HttpStatusCode.Found && location?.EndsWith("/sign-in", StringComparison.Ordinal) == true);

    private static async Task<(HttpStatusCode Status, string? Location)> AskAsync(
        HttpClient http,
        string method,
        string path
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // Who may sign out, or goes to a provider that there is not, is sent to the sign-in page as well.
        var asked = path is "/sign-out" or "/sign-in/provider" or "/sign-in/external";
        return (answer.StatusCode, asked ? null : answer.Headers.Location?.ToString());
    }
}

/// <summary>A running service with one caller of each kind, and the routes as the program has them.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Person _moderator = null!;
    private Person _admin = null!;
    private HttpClient _nobody = null!;

    public ServiceProcess Service { get; private set; } = null!;

    /// <summary>nobody, publisher, moderator and admin.</summary>
    public IReadOnlyList<(string Name, HttpClient Http)> Callers =>
        [("nobody", _nobody), ("publisher", Service.Http), ("moderator", _moderator.Http), ("admin", _admin.Http)];

    /// <summary>What the program maps.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        Service = await ServiceProcess.StartAsync(Settings.Embedded(_database));
        _admin = await Service.AdminAsync();
        _moderator = await _admin.InviteAsync("Moderator", "Mo");
        _nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Service.Address,
        };
        Endpoints = await MappedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _moderator.Dispose();
        _nobody.Dispose();
        await Service.DisposeAsync();
        await _database.DisposeAsync();
    }

    // A list of routes is nothing that the running process gives out.
    private static async Task<IReadOnlyList<RouteEndpoint>> MappedAsync()
    {
        await using var other = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var factory = new WebApplicationFactory<Moderation.Service.Storage.Database>().WithWebHostBuilder(
            host =>
                host.UseEnvironment("Production")
                    .ConfigureAppConfiguration(
                        (_, configuration) =>
                            configuration.AddInMemoryCollection([new("Storage:Sqlite", other.SqlitePath)])
                    )
        );
        return
        [
            .. factory
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>(),
        ];
    }
}
