using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Moderation.Benchmarks.Desk;

/// <summary>The service as a process of its own, on RabbitMQ and a database.</summary>
internal sealed partial class Replica : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Child _process;

    private Replica(Child process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The link for the first admin, which the first one prints; null of others.</summary>
    public string? Link => Printed().Match(_process.Output) is { Success: true } link ? link.Value : null;

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <param name="storage">The setting that names the database, and its value.</param>
    /// <param name="key">The blog's key.</param>
    /// <param name="publicAddress">The address that people use; null for its own.</param>
    public static async Task<Replica> StartAsync(
        (string Key, string Value) storage,
        string key,
        Uri? publicAddress = null
    )
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var replica = new Replica(
            Child.Start(
                BuildPaths.Service,
                [],
                new Dictionary<string, string>
                {
                    ["Bus__RabbitMq"] = PrivateServices.RabbitMq.ToString(),
                    [storage.Key.Replace(":", "__", StringComparison.Ordinal)] = storage.Value,
                    ["Http__Urls"] = address.ToString(),
                    ["Security__PublicUrl"] = (publicAddress ?? address).ToString(),
                    ["Security__FirstKey"] = key,
                    ["Policy__BlockedWords__0"] = "blockedword",
                    ["Waves__Count"] = "1000",
                    ["Waves__Burst"] = "50",
                    ["DOTNET_ENVIRONMENT"] = "Production",
                }
            ),
            address
        );
        using var http = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(http))
        {
            if (replica._process.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The service does not start:\n{replica._process.Output}");
            }

            await Task.Delay(Look);
        }

        return replica;
    }

    /// <summary>A port that nothing listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"http://[^\s/]+/welcome/[\w-]+")]
    private static partial Regex Printed();
}
