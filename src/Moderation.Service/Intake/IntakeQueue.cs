using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Moderation.Contracts;
using Moderation.Service.Operations;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Service.Intake;

/// <summary>
/// Takes submitted comments from RabbitMQ, in batches, several at once. A batch is acknowledged with one command when it
/// is stored and published; MassTransit does so message by message, and a backlog then drains about a quarter slower.
/// When the connection is lost, what was in hand comes again on the next.
/// </summary>
internal sealed partial class IntakeQueue(
    [FromKeyedServices(IntakeQueue.Connection)] BrokerConnection broker,
    SubmittedComments comments,
    IOptions<IntakeOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<IntakeQueue> logger
) : IHealthCheck, IDisposable
{
    /// <summary>The name of a connection of its own: the broker may hold up one that publishes, acknowledgements too.</summary>
    public const string Connection = "intake";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    // From the first moment in which the service stops: what is in work ends then, and nothing new may come.
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(
        lifetime.ApplicationStopping
    );
    private bool _started;
    private Task _work = Task.CompletedTask;
    private volatile bool _consumes;

    /// <summary>Begins to consume and goes on until it is stopped; returns when the first messages can come.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.RabbitMQClientException">The broker is away or refuses.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (!_started)
        {
            var (channel, batches) = await OpenAsync(cancel);
            _started = true;
            _work = Task.Run(() => WorkAsync(channel, batches), CancellationToken.None);
        }
    }

    /// <summary>Takes no new batch, and waits until those in work have ended or given up; those go back to the queue.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        await _stopping.CancelAsync();
        await _work.WaitAsync(cancel);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            _consumes
                ? HealthCheckResult.Healthy("comments are taken from the queue")
                : HealthCheckResult.Unhealthy("no comments are taken from the queue")
        );

    public void Dispose() => _stopping.Dispose();

    private async Task WorkAsync(IChannel channel, DeliveredBatches batches)
    {
        while (true)
        {
            await ConsumeAsync(channel, batches);
            await CloseAsync(channel);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            try
            {
                (channel, batches) = await OpenAgainAsync();
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<(IChannel, DeliveredBatches)> OpenAsync(CancellationToken cancel)
    {
        var connection = await broker.OpenAsync(cancel);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        try
        {
            var batches = new DeliveredBatches(channel, options.Value.BatchSize, options.Value.BatchWait);
            // Also where nothing says so to the consumer, and on a queue that somebody deleted.
            channel.ChannelShutdownAsync += batches.HandleChannelShutdownAsync;
            await broker.DeclareAsync(channel, cancel);
            await channel.BasicQosAsync(0, Prefetch(options.Value), global: false, cancel);
            await channel.BasicConsumeAsync(Topology.IntakeQueue, autoAck: false, batches, cancel);
            if (!channel.IsOpen)
            {
                throw new AlreadyClosedException(channel.CloseReason!);
            }

            _consumes = true;
            return (channel, batches);
        }
        catch
        {
            await CloseAsync(channel);
            throw;
        }
    }

    private async Task<(IChannel, DeliveredBatches)> OpenAgainAsync()
    {
        for (var pause = TimeSpan.FromSeconds(0.25); ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            await Task.Delay(pause, clock, _stopping.Token);
            try
            {
                return await OpenAsync(_stopping.Token);
            }
            catch (Exception e) when (!_stopping.IsCancellationRequested)
            {
                Away(e.Message);
            }
        }
    }

    // What is in work and a batch that waits for it, but at most two of the largest: so much an ordinary restart gives
    // back.
    private static ushort Prefetch(IntakeOptions options) =>
        (ushort)Math.Min(2 * IntakeOptions.LargestBatch, options.BatchSize * (options.Concurrency + 1));

    // Until the channel is gone or the service stops, and what is in work has ended.
    private async Task ConsumeAsync(IChannel channel, DeliveredBatches batches)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, batches.Ended);
        await using var notes = end.Token.Register(() => _consumes = false);
        using var acknowledgements = new Acknowledgements(channel, batches.Ended);
        await Task.WhenAll(
            Enumerable
                .Range(0, options.Value.Concurrency)
                .Select(_ => Task.Run(() => TakeAsync(batches, acknowledgements, end)))
        );
    }

    private async Task TakeAsync(
        DeliveredBatches batches,
        Acknowledgements acknowledgements,
        CancellationTokenSource end
    )
    {
        try
        {
            while (true)
            {
                var batch = await batches.NextAsync(end.Token);
                await (
                    batch[0].Redelivered
                        ? comments.TakeRedeliveredAsync(batch[0].Body, lifetime.ApplicationStopping)
                        : comments.TakeAsync([.. batch.Select(m => m.Body)], lifetime.ApplicationStopping)
                );
                await acknowledgements.SendAsync(batch);
            }
        }
        catch (Exception e)
        {
            // All faults are waited out below: this is the service that stops, or a channel that is gone. Whatever it
            // was, what is not acknowledged comes again.
            if (!end.IsCancellationRequested)
            {
                Given(e.GetType().Name);
            }

            await end.CancelAsync();
        }
    }

    private static async Task CloseAsync(IChannel channel)
    {
        try
        {
            await channel.AbortAsync().WaitAsync(CloseLimit);
            await channel.DisposeAsync().AsTask().WaitAsync(CloseLimit);
        }
        catch (Exception)
        {
            // Closed already, or as good as.
        }
    }

    [LoggerMessage(3031, LogLevel.Warning, "No comments are taken: the broker is away ({Cause})")]
    private partial void Away(string cause);

    [LoggerMessage(3032, LogLevel.Warning, "Messages in hand go back to the queue and come again ({Fault})")]
    private partial void Given(string fault);
}
