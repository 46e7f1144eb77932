using System.Net;
using System.Net.Sockets;
using Moderation.Benchmarks.Journey;

namespace Moderation.Benchmarks;

/// <summary>The service as a process of its own, on the private broker and a database.</summary>
internal static class ReadyService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Starts it, and waits until it takes comments.</summary>
    public static async Task<Child> StartAsync(string database)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var service = Child.Start(
            BuildPaths.Service,
            [],
            new Dictionary<string, string>
            {
                ["Bus__RabbitMq"] = PrivateServices.RabbitMq.ToString(),
                ["Storage__Postgres"] = database,
                ["Publishing__Subscribers__0"] = Broker.Subscriber,
                ["Http__Urls"] = address.ToString(),
                ["DOTNET_ENVIRONMENT"] = "Production",
            }
        );
        using var http = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(http))
        {
            if (service.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The service does not start:\n{service.Output}");
            }

            await Task.Delay(Pause);
        }

        return service;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
