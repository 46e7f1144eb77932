using System.Collections.Concurrent;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>The keys of the waves that moderators rejected lately, as they were last read.</summary>
internal sealed class RejectedWaves(WaveStore waves, TimeProvider clock)
{
    /// <summary>How long a rejected wave is known again after the last verdict on it.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromDays(30);

    // A verdict is visible a little after its time.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _rejected = new();
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public bool IsEmpty => _rejected.IsEmpty;

    public bool Has(long key) => _rejected.ContainsKey(key);

    /// <summary>The first of a text's keys that is that of a rejected wave, or null.</summary>
    public long? Find(Fingerprint print)
    {
        if (_rejected.IsEmpty)
        {
            return null;
        }

        for (var place = 0; place < print.Count; place++)
        {
            if (_rejected.ContainsKey(print[place]))
            {
                return print[place];
            }
        }

        return null;
    }

    /// <summary>Reads what was ruled since the last time; one after the other.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = _readAt == DateTimeOffset.MinValue ? now - KnownFor : _readAt - Overlap;
        foreach (var (key, isRejected, at) in await waves.RuledAsync(since, cancel))
        {
            if (isRejected)
            {
                _rejected[key] = at;
            }
            else
            {
                _rejected.TryRemove(key, out _);
            }
        }

        // As a process that starts now would not know them.
        foreach (var (key, _) in _rejected.Where(one => one.Value < now - KnownFor))
        {
            _rejected.TryRemove(key, out _);
        }

        _readAt = now;
    }
}
