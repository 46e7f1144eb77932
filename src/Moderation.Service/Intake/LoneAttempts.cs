using System.Security.Cryptography;

namespace Moderation.Service.Intake;

/// <summary>
/// Takes redelivered messages one at a time and counts, in the database, how often each was begun and not ended. The
/// message that ends the process is so told apart from those that were merely near it, after a few attempts of its own.
/// </summary>
internal sealed partial class LoneAttempts(
    Patience patience,
    AttemptStore store,
    TimeProvider clock,
    ILogger<LoneAttempts> logger
) : IDisposable
{
    /// <summary>A message that was begun this often and never ended becomes a dead letter.</summary>
    public const int Limit = 5;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Takes one redelivered message.</summary>
    /// <param name="body">Its bytes, by which it is known again.</param>
    /// <param name="take">Takes it, or keeps it among the dead letters for this fault.</param>
    /// <param name="cancel">Ends the wait: the message goes back to the queue.</param>
    public async Task TakeAloneAsync(
        byte[] body,
        Func<MessageFault?, CancellationToken, Task> take,
        CancellationToken cancel
    )
    {
        // One at a time in this process: were two in work when it ends, both would be counted.
        await _one.WaitAsync(cancel);
        try
        {
            var hash = SHA256.HashData(body);
            var attempt = 0;
            await patience.WaitOutAsync(async token => attempt = await store.BeginAsync(hash, token), cancel);
            if (attempt > Limit)
            {
                GivenUp(Limit);
            }

            try
            {
                await patience.TakeOneAsync(
                    (fault, token) => take(fault ?? (attempt > Limit ? Crash : null), token),
                    cancel
                );
            }
            finally
            {
                // Not reached when the process ends here, which is what the count is for.
                await EndAsync(hash);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // Also where the service stops, but not for ever: a count that stays is one attempt less for the same bytes later.
    private async Task EndAsync(byte[] hash)
    {
        using var limit = new CancellationTokenSource(EndLimit, clock);
        try
        {
            await patience.WaitOutAsync(token => store.EndAsync(hash, token), limit.Token);
        }
        catch (OperationCanceledException)
        {
            NotEnded();
        }
    }

    private static readonly MessageFault Crash = new(
        "crash",
        "",
        $"The service ended {Limit} times while it worked on this message alone."
    );

    [LoggerMessage(3021, LogLevel.Error, "A message was begun {Limit} times and never ended: it becomes a dead letter")]
    private partial void GivenUp(int limit);

    [LoggerMessage(3022, LogLevel.Warning, "The database is away: a message that was taken still counts as begun")]
    private partial void NotEnded();
}
