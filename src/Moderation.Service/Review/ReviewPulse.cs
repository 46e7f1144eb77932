using System.Data.Common;

namespace Moderation.Service.Review;

/// <summary>
/// Tells open desks that something changed, on whatever replica: new decisions, verdicts and claims. It looks at the
/// database, once for all desks of a process, so that nothing is missed that happened while a line was cut.
/// </summary>
internal sealed class ReviewPulse(PulseStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _one = new(1, 1);
    private string _felt = "";
    private long _feltAt = long.MinValue;

    /// <summary>Waits until it is another than it was, or the wait is over or cancelled.</summary>
    /// <param name="felt">What the last call gave; "" for the first.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="cancel">Ends the wait too.</param>
    /// <returns>What it is now: to be compared, and no more.</returns>
    public async Task<string> NextAsync(string felt, TimeSpan wait, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        try
        {
            while (true)
            {
                var now = await FeelAsync(cancel);
                if (now != felt || clock.GetElapsedTime(began) >= wait)
                {
                    return now;
                }

                await Task.Delay(Every, clock, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            return felt;
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> FeelAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_feltAt == long.MinValue || clock.GetElapsedTime(_feltAt) >= Every)
            {
                _felt = await store.ReadAsync(clock.GetUtcNow(), cancel);
                _feltAt = clock.GetTimestamp();
            }
        }
        catch (DbException)
        {
            // The page says that the database is away; when it is back this goes on.
        }
        finally
        {
            _one.Release();
        }

        return _felt;
    }
}
