using System.Security.Cryptography;

namespace Moderation.Service.Intake;

/// <summary>
/// Takes redelivered messages one at a time and counts, in the database, how often each was begun and not ended. The
/// message that ends the process is so told apart from those that were merely near it, after a few attempts of its own.
/// </summary>
internal sealed partial class LoneAttempts(Patience patience, AttemptStore store, ILogger<LoneAttempts> logger)
    : IDisposable
{
    /// <summary>A message that was begun this often and never ended becomes a dead letter.</summary>
    public const int Limit = 5;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Takes one redelivered message.</summary>
    public async Task TakeAloneAsync(string source, Arrival arrival, CancellationToken cancel)
    {
        // One at a time in this process: were two in work when it ends, both would be counted.
        await _one.WaitAsync(cancel);
        try
        {
            var hash = SHA256.HashData(arrival.Body);
            var attempt = 0;
            await patience.WaitOutAsync(async token => attempt = await store.BeginAsync(hash, token), cancel);
            if (attempt > Limit)
            {
                GivenUp(Limit);
                arrival = arrival with { Reading = new(Crash) };
            }

            try
            {
                await patience.TakeAsync(source, [arrival], cancel);
            }
            finally
            {
                // Not reached when the process ends here, which is what the count is for.
                await patience.WaitOutAsync(token => store.EndAsync(hash, token), CancellationToken.None);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static readonly MessageFault Crash = new(
        "crash",
        "",
        $"The service ended {Limit} times while it worked on this message alone."
    );

    [LoggerMessage(3021, LogLevel.Error, "A message was begun {Limit} times and never ended: it becomes a dead letter")]
    private partial void GivenUp(int limit);
}
