namespace Moderation.Service.Review;

/// <summary>Wakes this process's <see cref="BulkWork"/> when a bulk begins here.</summary>
internal sealed class BulkBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Wakes it; ringing again before it woke changes nothing.</summary>
    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
    }

    /// <summary>Returns when it is rung, or after a time.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _rung.WaitAsync(atMost, cancel);

    public void Dispose() => _rung.Dispose();
}
