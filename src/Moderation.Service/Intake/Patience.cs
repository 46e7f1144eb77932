using System.Data.Common;
using Moderation.Service.Storage;
using Polly;
using Polly.Retry;

namespace Moderation.Service.Intake;

/// <summary>
/// Waits out faults that are not the messages' own, so that a database that is away never makes a dead letter, and
/// finds the one message that is at fault when the content is. A message makes a dead letter here when the database refuses
/// its content, or when, alone, it meets the same fault that nobody foresaw again and again (see <see cref="FaultRun"/>).
/// </summary>
internal sealed partial class Patience
{
    private readonly Database _database;
    private readonly CommentIntake _intake;
    private readonly OpenFaults _faults;
    private readonly TimeProvider _clock;
    private readonly ILogger<Patience> _logger;
    private readonly ResiliencePipeline _untilItWorks;
    private readonly ResiliencePipeline _whileOutside;

    public Patience(
        CommentIntake intake,
        Database database,
        OpenFaults faults,
        TimeProvider clock,
        ILogger<Patience> logger
    )
    {
        _intake = intake;
        _database = database;
        _faults = faults;
        _clock = clock;
        _logger = logger;
        _untilItWorks = Retry(e => !database.IsCausedByContent(e));
        _whileOutside = Retry(database.IsOutside);
    }

    /// <summary>Repeats the work until nothing prevents it.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the message goes back to the queue.</exception>
    /// <exception cref="DbException">The database refuses the content.</exception>
    public Task WaitOutAsync(Func<CancellationToken, Task> work, CancellationToken cancel) =>
        TryAsync(work, givesUp: false, cancel);

    /// <summary>
    /// Takes one message, however long an outage lasts; one that the database refuses, or that meets the same unforeseen
    /// fault too often, is taken as a dead letter.
    /// </summary>
    /// <param name="take">Takes it, or keeps it among the dead letters for this fault.</param>
    /// <param name="cancel">Ends the wait: the message goes back to the queue.</param>
    /// <exception cref="OperationCanceledException">The service stops.</exception>
    public async Task TakeOneAsync(Func<MessageFault?, CancellationToken, Task> take, CancellationToken cancel)
    {
        MessageFault? fault;
        try
        {
            fault = await TryAsync(token => take(null, token), givesUp: true, cancel);
        }
        catch (DbException e) when (_database.IsCausedByContent(e))
        {
            fault = MessageFault.Refused(e);
        }

        if (fault is not null)
        {
            // Were it no fault of the message's, this would meet it too, and go on trying.
            await WaitOutAsync(token => take(fault, token), cancel);
        }
    }

    /// <summary>Takes a batch of comments in, however long that needs.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the messages go back to the queue.</exception>
    public async Task TakeAsync(string source, IReadOnlyList<Arrival> batch, CancellationToken cancel)
    {
        try
        {
            await RunAsync(_whileOutside, token => _intake.TakeAsync(source, batch, token), cancel);
            return;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            OneByOne(batch.Count, e.GetType().Name);
        }

        // Whoever is not at fault goes first: the one that is may hold us for long.
        var held = new List<Arrival>();
        foreach (var arrival in batch)
        {
            try
            {
                await RunAsync(_whileOutside, token => _intake.TakeAsync(source, [arrival], token), cancel);
            }
            catch (Exception) when (!cancel.IsCancellationRequested)
            {
                held.Add(arrival);
            }
        }

        foreach (var arrival in held)
        {
            await TakeOneAsync(
                (fault, token) => _intake.TakeAsync(source, [arrival with { Refusal = fault }], token),
                cancel
            );
        }
    }

    /// <summary>Repeats the work until nothing prevents it, or until it meets the same unforeseen fault too often.</summary>
    /// <returns>The fault for which it gave up, or null.</returns>
    private async Task<MessageFault?> TryAsync(
        Func<CancellationToken, Task> work,
        bool givesUp,
        CancellationToken cancel
    )
    {
        using var run = _faults.Begin();
        MessageFault? fault = null;
        await RunAsync(
            _untilItWorks,
            async token =>
            {
                try
                {
                    await work(token);
                }
                catch (Exception e) when (!token.IsCancellationRequested && !_database.IsCausedByContent(e))
                {
                    run.Add(IsUnforeseen(e) ? e.GetType().Name : null);
                    if (!givesUp || !run.IsEnough)
                    {
                        throw;
                    }

                    fault = MessageFault.Unforeseen(e);
                    GivenUp(e.GetType().Name);
                }
            },
            cancel
        );
        return fault;
    }

    // A time limit that ran out somewhere below is of the surroundings.
    private bool IsUnforeseen(Exception exception) =>
        !_database.IsOutside(exception) && exception is not OperationCanceledException;

    private static Task RunAsync(
        ResiliencePipeline pipeline,
        Func<CancellationToken, Task> work,
        CancellationToken cancel
    ) => pipeline.ExecuteAsync(async token => await work(token), cancel).AsTask();

    private ResiliencePipeline Retry(Func<Exception, bool> isWaitedOut) =>
        new ResiliencePipelineBuilder { TimeProvider = _clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    // A cancellation that is not ours is a time limit that ran out somewhere below.
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome.Exception is { } exception
                                && !arguments.Context.CancellationToken.IsCancellationRequested
                                && isWaitedOut(exception)
                        ),
                    MaxRetryAttempts = int.MaxValue,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(0.1),
                    MaxDelay = TimeSpan.FromSeconds(2),
                    UseJitter = true,
                    OnRetry = arguments =>
                    {
                        Report(arguments.AttemptNumber + 1, arguments.Outcome.Exception!);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    private void Report(int attempt, Exception exception)
    {
        if (_database.IsOutside(exception))
        {
            Waiting(attempt, exception.Message);
        }
        else
        {
            // Its message could quote the comment.
            Stuck(attempt, exception.GetType().Name);
        }
    }

    [LoggerMessage(3011, LogLevel.Warning, "Comments wait, attempt {Attempt}: {Cause}")]
    private partial void Waiting(int attempt, string cause);

    [LoggerMessage(3012, LogLevel.Warning, "A batch of {Count} is done again one by one ({Cause})")]
    private partial void OneByOne(int count, string cause);

    [LoggerMessage(3013, LogLevel.Error, "Comments wait for a fault of the service itself, attempt {Attempt}: {Fault}")]
    private partial void Stuck(int attempt, string fault);

    [LoggerMessage(
        3014,
        LogLevel.Error,
        "A message met the same fault of the service too often, {Fault}: it becomes a dead letter"
    )]
    private partial void GivenUp(string fault);
}
