using Microsoft.Extensions.Options;
using Moderation.Service.Operations;
using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>
/// Sends what is stored and not sent: after a crash, a broker that was away, or a time in which nobody listened.
/// </summary>
internal sealed partial class UnsentSweep(
    DecisionPublisher publisher,
    UnsentStore store,
    Database database,
    Startup startup,
    IOptions<PublishingOptions> options,
    TimeProvider clock,
    ILogger<UnsentSweep> logger
) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan NobodyThere = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(1);

    private DateTimeOffset _sayNext = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        var limit = Batch;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.Value.SweepEvery;
            try
            {
                var round = await SweepAsync(limit, stoppingToken);
                Say(round);
                pause = PauseAfter(round, limit, pause);

                // While the broker is away, one run is enough to find out when it is back.
                limit = round.Failed > 0 && round.Failed == round.Tried ? 1 : Batch;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the next round may find it gone; a sweep that ends would leave decisions unsent.
                Waiting(e.Message);
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task<Sending> SweepAsync(int limit, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - options.Value.SweepAfter;
        var unsent = await database.WriteAsync(
            transaction => store.TakeAsync(transaction, before, limit),
            cancel,
            Durability.Relaxed
        );
        return await publisher.PublishAsync(unsent, cancel);
    }

    private static TimeSpan PauseAfter(Sending round, int limit, TimeSpan usual) =>
        round.Sent > 0 ? TimeSpan.Zero
        // Behind a full round that nobody listens for there may be one that somebody does.
        : round.Tried == 0 || (round.Unroutable > 0 && round.Tried >= limit) ? usual
        : usual > NobodyThere ? usual
        : NobodyThere;

    private void Say(Sending round)
    {
        if (round.Sent > 0)
        {
            SentLate(round.Sent);
        }

        if (round.Unroutable > 0 && clock.GetUtcNow() >= _sayNext)
        {
            _sayNext = clock.GetUtcNow() + SayAgain;
            NobodyListens(round.Unroutable);
        }
    }

    [LoggerMessage(2021, LogLevel.Information, "{Count} decisions that were stored but not sent are sent now")]
    private partial void SentLate(int count);

    [LoggerMessage(2022, LogLevel.Warning, "The sweep of unsent decisions waits ({Cause})")]
    private partial void Waiting(string cause);

    [LoggerMessage(
        2023,
        LogLevel.Warning,
        "{Count} decisions or more wait because no queue is bound for them: name a subscriber in Publishing:Subscribers, or bind a queue"
    )]
    private partial void NobodyListens(int count);
}
