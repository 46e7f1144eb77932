using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Moderation.Tests.Fixtures;

/// <summary>The real service as a process of its own, as an operator starts it.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A folder for what each service wrote, to look at after a failure.
    private static readonly string? Logs = Environment.GetEnvironmentVariable("MODERATION_TEST_LOGS");

    /// <summary>The API key of every service that is told no other: to publish comments and to read decisions.</summary>
    public const string Key = "a-key-for-tests-a-key-for-tests-a-key-for-tests";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        _admin = new(() => Person.AdminAsync(this));
        Address = address;
        Http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", Key) } };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>A blog's client, with <see cref="Key"/>.</summary>
    public HttpClient Http { get; }

    private readonly Lazy<Task<Person>> _admin;

    /// <summary>Its first admin, signed in; always the same.</summary>
    public Task<Person> AdminAsync() => _admin.Value;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts it and returns at once.</summary>
    /// <param name="settings">Configuration keys and values, such as <c>Bus:RabbitMq</c>.</param>
    /// <param name="port">A port to listen on; a free one when null.</param>
    public static ServiceProcess Launch(IReadOnlyDictionary<string, string> settings, int? port = null)
    {
        var address = new Uri($"http://localhost:{port ?? FreePort()}");
        var start = StartInfo(settings);
        start.Environment.TryAdd("Http__Urls", address.ToString());
        return new ServiceProcess(Process.Start(start)!, address);
    }

    /// <summary>How to start the program with these settings and arguments.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ServicePath, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment.TryAdd("DOTNET_ENVIRONMENT", "Production");
        start.Environment.TryAdd("Security__FirstKey", Key);
        // Tests write the same few texts again and again; those that are about waves say so.
        start.Environment.TryAdd("Waves__Count", "1000");
        start.Environment.TryAdd("Waves__Burst", "50");
        return start;
    }

    /// <summary>Starts it and waits until it takes comments.</summary>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string> settings, int? port = null)
    {
        var service = Launch(settings, port);
        await service.ReadyAsync();
        return service;
    }

    /// <summary>Waits until it takes comments.</summary>
    public Task ReadyAsync() =>
        Wait.UntilAsync(
            async () =>
                HasExited
                    ? throw new InvalidOperationException($"The service has ended:\n{Output}")
                    : await StatusAsync("/health/ready") == HttpStatusCode.OK,
            () => $"the service is not ready:\n{Output}",
            Patience
        );

    /// <summary>The status of a GET, or null while nothing answers.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Asks it to end, as an orchestrator does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Ends it without a warning (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Waits until it ends by itself, and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Http.Dispose();
        _process.Dispose();
    }

    /// <summary>A port that nothing listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string ServicePath =>
        typeof(ServiceProcess)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "ServicePath")
            .Value!;

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (Logs is not null)
        {
            File.AppendAllText(Path.Combine(Logs, $"service-{Id}.log"), line + "\n");
        }
    }
}
