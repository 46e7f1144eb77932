using System.Net;
using System.Net.Sockets;
using Moderation.Contracts;

namespace Moderation.Benchmarks.Journey;

/// <summary>
/// Measures the service and the consumer that does nothing, each a process of its own, in turn on the same broker with
/// the same comments. A consumer is warm and held still while its backlog is laid, then let go: so the time is that of
/// the work alone, without start and compilation.
/// </summary>
internal sealed class JourneyRun(Messages messages, Action<string> report)
{
    /// <summary>Long, because a consumer that is held still sends none.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    // The runtime's own default, hexadecimal: the consumer that does nothing is tuned by nobody, as this program is.
    private const string SpinByDefault = "46";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs the whole measurement.</summary>
    /// <param name="repetitions">How often each of the two drains a backlog.</param>
    /// <param name="latencyFor">How long the latency is measured.</param>
    public async Task<JourneyFigures> RunAsync(int repetitions, TimeSpan latencyFor)
    {
        await using var broker = await Broker.OpenAsync(PrivateServices.RabbitMq);
        await using var database = await ScratchDatabase.CreateAsync();
        report($"PostgreSQL: {database.Durability}");
        await using var empty = Child.Start(
            BuildPaths.Benchmarks,
            [EmptyConsumerCommand.Name],
            new Dictionary<string, string> { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = SpinByDefault }
        );
        var address = new Uri($"http://localhost:{FreePort()}");
        await using var service = StartService(address, database.Connection);
        await ReadyAsync(service, address, broker);
        var (emptyRuns, runs) = (new List<Drain>(), new List<Drain>());
        // The first does not count: while it lasts, the runtime compiles what is hot.
        for (var run = 0; run <= repetitions; run++)
        {
            var backlog = messages.Of($"run-{run}");
            emptyRuns.Add(await DrainAsync(broker, empty, toEmpty: true, backlog));
            runs.Add(await DrainAsync(broker, service, toEmpty: false, backlog));
            var name = run == 0 ? "Warm-up" : $"Run {run}";
            report($"{name}, {backlog.Count} comments: service {runs[^1]}, empty {emptyRuns[^1]}");
        }

        var drain = Middle(runs.Skip(1).Select(r => r.PerSecond));
        var count = (int)Math.Min(drain / 2 * latencyFor.TotalSeconds, messages.Of("latency").Count);
        var (milliseconds, reached) = await new Latency(broker).MeasureAsync(
            [.. messages.Of("latency").Take(count)],
            drain / 2
        );
        report($"Latency of {count} comments at {reached:0} a second, {drain / 2:0} wanted");
        await broker.AssertNothingWentAsideAsync();

        return new JourneyFigures(
            // Of each pair by itself: what slows the machine for a while slows both of a pair.
            Ratio: Middle(runs.Zip(emptyRuns, (own, other) => own.PerSecond / other.PerSecond).Skip(1)),
            DrainPerSecond: drain,
            EmptyPerSecond: Middle(emptyRuns.Skip(1).Select(r => r.PerSecond)),
            MedianMs: milliseconds[milliseconds.Count / 2],
            P99Ms: milliseconds[milliseconds.Count * 99 / 100],
            PeakMb: service.PeakMegabytes
        );
    }

    private static Child StartService(Uri address, string database) =>
        Child.Start(
            BuildPaths.Service,
            [],
            new Dictionary<string, string>
            {
                ["Bus__RabbitMq"] = PrivateServices.RabbitMq.ToString(),
                ["Bus__Heartbeat"] = Heartbeat.ToString("c"),
                ["Storage__Postgres"] = database,
                ["Publishing__Subscribers__0"] = Broker.Subscriber,
                ["Http__Urls"] = address.ToString(),
                ["DOTNET_ENVIRONMENT"] = "Production",
            }
        );

    // From the release to the last one's decision, or to the empty queue.
    private static async Task<Drain> DrainAsync(
        Broker broker,
        Child consumer,
        bool toEmpty,
        IReadOnlyList<ReadOnlyMemory<byte>> backlog
    )
    {
        consumer.Hold();
        await broker.PublishAsync(toEmpty, backlog);
        var worked = consumer.ProcessorTime;
        var start = TimeProvider.System.GetTimestamp();
        consumer.Release();
        if (toEmpty)
        {
            await broker.AwaitCountAsync(Broker.EmptyQueue, count => count == 0);
        }
        else
        {
            await broker.AwaitCountAsync(Broker.Subscriber, count => count >= backlog.Count);
        }

        var drain = new Drain(
            backlog.Count,
            TimeProvider.System.GetElapsedTime(start),
            consumer.ProcessorTime - worked
        );
        if (!toEmpty)
        {
            await broker.PurgeAsync(Broker.Subscriber);
        }

        return drain;
    }

    private static async Task ReadyAsync(Child service, Uri address, Broker broker)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    break;
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                if (service.HasExited || limit.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"The service does not start:\n{service.Output}", e);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }

        await broker.AwaitConsumerAsync(Broker.EmptyQueue, limit.Token);
    }

    private static double Middle(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
