namespace Moderation.Service.Learning;

/// <summary>
/// Something that pages show, which is read from whole tables: with few rows anew each time; where that takes long, and not
/// for the first time only, as it does in a process that has just started, the last reading is kept for a while, so that
/// looking at a page costs the database a sixtieth of its time at the most. One reads at a time, and whoever asks meanwhile
/// gets what that one read.
/// </summary>
internal sealed class KeptReading<T>(TimeProvider clock) : IDisposable
    where T : class
{
    /// <summary>What takes less is not kept.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(0.2);

    /// <summary>How old what is shown may be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private const int Times = 60;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private (T Value, DateTimeOffset Until)? _kept;
    private bool _wasLong;

    /// <summary>What was read last, or is read now.</summary>
    public async Task<T> ReadAsync(Func<CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            var began = clock.GetUtcNow();
            if (_kept is { } kept && began < kept.Until)
            {
                return kept.Value;
            }

            // It may hold much, and is of no use any more.
            _kept = null;
            var value = await read(cancel);
            var took = clock.GetUtcNow() - began;
            (var wasLong, _wasLong) = (_wasLong, took >= Short);
            if (wasLong && _wasLong)
            {
                var keeps = took * Times;
                _kept = (value, clock.GetUtcNow() + (keeps < Longest ? keeps : Longest));
            }

            return value;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();
}
