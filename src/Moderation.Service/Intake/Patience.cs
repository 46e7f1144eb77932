using System.Data.Common;
using System.Net.Sockets;
using Moderation.Service.Storage;
using Polly;
using Polly.Retry;

namespace Moderation.Service.Intake;

/// <summary>
/// Waits out faults that are not the messages' own, so that a database that is away never makes a dead letter, and
/// finds the one message that is at fault when the content is.
/// </summary>
internal sealed partial class Patience
{
    private readonly CommentIntake _intake;
    private readonly Database _database;
    private readonly ILogger<Patience> _logger;
    private readonly ResiliencePipeline _untilItWorks;

    public Patience(CommentIntake intake, Database database, TimeProvider clock, ILogger<Patience> logger)
    {
        _intake = intake;
        _database = database;
        _logger = logger;
        _untilItWorks = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = arguments => ValueTask.FromResult(IsOutside(arguments.Outcome.Exception)),
                    MaxRetryAttempts = int.MaxValue,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(0.1),
                    MaxDelay = TimeSpan.FromSeconds(2),
                    UseJitter = true,
                    OnRetry = arguments =>
                    {
                        Waiting(arguments.AttemptNumber + 1, arguments.Outcome.Exception!.Message);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
    }

    /// <summary>Repeats the work until nothing outside prevents it.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the message goes back to the queue.</exception>
    public Task WaitOutAsync(Func<CancellationToken, Task> work, CancellationToken cancel) =>
        _untilItWorks.ExecuteAsync(async token => await work(token), cancel).AsTask();

    /// <summary>Takes a batch in, however long that needs; a message that the database refuses becomes a dead letter.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the messages go back to the queue.</exception>
    public async Task TakeAsync(string source, IReadOnlyList<Arrival> batch, CancellationToken cancel)
    {
        try
        {
            await WaitOutAsync(token => _intake.TakeAsync(source, batch, token), cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException && batch.Count > 1)
        {
            OneByOne(batch.Count, e.GetType().Name);
            foreach (var arrival in batch)
            {
                await TakeAsync(source, [arrival], cancel);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var refused = batch[0] with { Reading = new(Refused(e)) };
            await WaitOutAsync(token => _intake.TakeAsync(source, [refused], token), cancel);
        }
    }

    /// <summary>True for a fault of the surroundings: it passes, and says nothing about the message.</summary>
    public bool IsOutside(Exception? exception) =>
        exception switch
        {
            DbException database => !_database.Dialect.IsCausedByContent(database),
            IOException or SocketException or TimeoutException => true,
            _ => false,
        };

    private static MessageFault Refused(Exception e) =>
        new(
            "refused",
            "",
            $"The message could not be stored ({e.GetType().Name}). Report it with the message's bytes."
        );

    [LoggerMessage(3011, LogLevel.Warning, "Comments wait, attempt {Attempt}: {Cause}")]
    private partial void Waiting(int attempt, string cause);

    [LoggerMessage(3012, LogLevel.Warning, "A batch of {Count} is done again one by one ({Cause})")]
    private partial void OneByOne(int count, string cause);
}
