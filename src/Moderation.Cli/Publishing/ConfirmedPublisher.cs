using Polly;
using Polly.Retry;
using Polly.Timeout;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Cli.Publishing;

/// <summary>
/// Publishes comments, many at a time, and counts what became of each. One that fails is tried again, so that a broker
/// that restarts, or elects a new leader of its queue, costs time and no comment.
/// </summary>
internal sealed class ConfirmedPublisher(BrokerLine line, Pace pace, Tally tally)
{
    // Unconfirmed at once; more gained nothing.
    private const int Window = 256;

    // 7 waits of 0.2 s, 0.4 s and so on: about 25 s in all, longer than a broker's restart.
    private readonly ResiliencePipeline _attempts = new ResiliencePipelineBuilder()
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsWorthAnotherAttempt),
                MaxRetryAttempts = 7,
                Delay = TimeSpan.FromSeconds(0.2),
                BackoffType = DelayBackoffType.Exponential,
            }
        )
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    /// <summary>Publishes them all.</summary>
    /// <param name="comments">What to publish.</param>
    /// <param name="done">Called when it is known what became of one; from several threads.</param>
    /// <param name="cancel">Ends the run.</param>
    /// <exception cref="BrokerUnreachableException">The broker is away for good.</exception>
    public Task RunAsync(IEnumerable<CorpusComment> comments, Action done, CancellationToken cancel) =>
        Parallel.ForEachAsync(
            pace.Of(comments, cancel),
            new ParallelOptions { MaxDegreeOfParallelism = Window, CancellationToken = cancel },
            async (comment, token) =>
            {
                await PublishAsync(comment, token);
                done();
            }
        );

    private async Task PublishAsync(CorpusComment comment, CancellationToken cancel)
    {
        if (comment.Fault is { } fault)
        {
            tally.Unreadable();
            Terminal.Fail(fault);
            return;
        }

        tally.Published();
        try
        {
            await _attempts.ExecuteAsync(async token => await line.PublishAsync(comment.Body, token), cancel);
            tally.Confirmed();
        }
        catch (PublishException e) when (e.IsReturn)
        {
            tally.Returned();
        }
        catch (Exception e) when (IsWorthAnotherAttempt(e) && e is not BrokerUnreachableException)
        {
            tally.Failed();
        }
    }

    private static bool IsWorthAnotherAttempt(Exception e) =>
        e is TimeoutRejectedException || (BrokerLine.IsBrokersFault(e) && e is not PublishException { IsReturn: true });
}
