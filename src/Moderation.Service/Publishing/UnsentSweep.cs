using Microsoft.Extensions.Options;
using Moderation.Service.Operations;
using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>
/// Sends what is stored and not sent: after a crash, a broker that was away, or a time in which nobody listened.
/// </summary>
internal sealed partial class UnsentSweep(
    DecisionPublisher publisher,
    DecisionStore store,
    Database database,
    Startup startup,
    IOptions<PublishingOptions> options,
    TimeProvider clock,
    ILogger<UnsentSweep> logger
) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan NobodyListens = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        var limit = Batch;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.Value.SweepEvery;
            try
            {
                var (tried, sent) = await SweepAsync(limit, stoppingToken);
                if (sent > 0)
                {
                    SentLate(sent);
                }

                // While nothing gets through, one message is enough to find out when it does again.
                limit = tried > sent ? 1 : Batch;
                pause =
                    tried > sent ? Max(pause, NobodyListens)
                    : tried > 0 ? TimeSpan.Zero
                    : pause;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the next round may find it gone; a sweep that ends would leave decisions unsent.
                Waiting(e.Message);
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task<(int Tried, int Sent)> SweepAsync(int limit, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - options.Value.SweepAfter;
        var unsent = await database.WriteAsync(
            transaction => store.TakeUnsentAsync(transaction, before, limit),
            cancel,
            Durability.Relaxed
        );
        return (unsent.Count, await publisher.PublishAsync(unsent, cancel));
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    [LoggerMessage(2021, LogLevel.Information, "{Count} decisions that were stored but not sent are sent now")]
    private partial void SentLate(int count);

    [LoggerMessage(2022, LogLevel.Warning, "The sweep of unsent decisions waits ({Cause})")]
    private partial void Waiting(string cause);
}
