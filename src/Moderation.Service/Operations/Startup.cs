using Microsoft.Extensions.Options;
using Moderation.Service.Intake;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>
/// Brings the parts up in their order: database and migrations, the broker's topology, then the bus, which begins to
/// consume. What is away is waited for; until all are there the service answers, and says that it is not ready.
/// </summary>
internal sealed partial class Startup(
    IServiceProvider services,
    Database database,
    IntakeBus bus,
    IOptions<HttpOptions> http,
    Shape shape,
    TimeProvider clock,
    ILogger<Startup> logger
) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when comments are taken.</summary>
    public Task Completed => _completed.Task;

    /// <summary>What is being waited for, in words; null when all is up.</summary>
    public string? WaitsFor { get; private set; } = "the database";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await services.GetRequiredService<IHostApplicationLifetime>().WaitForStartAsync(stoppingToken);
        Listening(string.Join(", ", http.Value.Addresses), shape.Demo ? "; the demo blog is at /demo" : "");
        var firstSteps = services.GetRequiredService<FirstSteps>();
        await UntilThereAsync(
            "the database",
            () => Task.Run(() => database.Dialect.Migrate(firstSteps.Protect), stoppingToken),
            stoppingToken
        );
        StorageReady(database.Dialect.Name);
        await UntilThereAsync("the database", firstSteps.TakeAsync, stoppingToken);
        var models = services.GetRequiredService<StoredModels>();
        await UntilThereAsync("the models", () => models.KeepConfiguredAsync(stoppingToken), stoppingToken);
        var policies = services.GetRequiredService<PoliciesInForce>();
        await UntilThereAsync("the policy", () => policies.ReadAsync(stoppingToken), stoppingToken);
        ModelLoaded(policies.Current.Model.Version);
        PolicyRead(policies.Current.Version);
        if (services.GetService<BrokerConnection>() is { } broker)
        {
            await UntilThereAsync("RabbitMQ", () => broker.OpenAsync(stoppingToken), stoppingToken);
        }

        await UntilThereAsync("the bus", () => bus.StartAsync(stoppingToken), stoppingToken);
        WaitsFor = null;
        _completed.SetResult();
        Ready();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Completed.IsCompleted)
        {
            await bus.StopAsync(cancellationToken);
        }
    }

    private async Task UntilThereAsync(string what, Func<Task> attempt, CancellationToken cancel)
    {
        WaitsFor = what;
        for (var pause = TimeSpan.FromSeconds(0.25); ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                await attempt();
                return;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                Waiting(what, Cause.Of(e, database.Dialect));
                await Task.Delay(pause, clock, cancel);
            }
        }
    }

    [LoggerMessage(1000, LogLevel.Information, "Moderation listens on {Addresses}{Demo}")]
    private partial void Listening(string addresses, string demo);

    [LoggerMessage(1001, LogLevel.Information, "Scoring with model {Version}")]
    private partial void ModelLoaded(string version);

    [LoggerMessage(1002, LogLevel.Information, "Comments are kept in {Storage}")]
    private partial void StorageReady(string storage);

    [LoggerMessage(1005, LogLevel.Information, "Deciding by {Version}")]
    private partial void PolicyRead(string version);

    [LoggerMessage(1003, LogLevel.Warning, "Waiting for {What}: {Cause}")]
    private partial void Waiting(string what, string cause);

    [LoggerMessage(1004, LogLevel.Information, "Ready: comments are taken")]
    private partial void Ready();
}
