using System.Data.Common;
using Microsoft.Extensions.Options;
using Moderation.Contracts;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// Tells which comments belong to a wave. Each replica holds a copy of what came lately (<see cref="RecentSightings"/>):
/// every batch leaves one row in <c>sightings</c> in its transaction and reads those of the others there, so that all
/// replicas count the same comments, and a comment by itself costs the database nothing.
/// </summary>
internal sealed class WaveWatch(
    SightingStore sightings,
    WaveStore waves,
    IOptions<WavesOptions> options,
    TimeProvider clock
)
{
    private const int RowsAtOnce = 500;

    // Of those that were approved before a wave was known, so many are added to it at once.
    private const int MostNamed = 1_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // Batches read what came before them; after a longer pause it is too much to be read while others wait.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly RecentSightings _recent = new(options.Value.Within, options.Value.Remembered);
    private readonly RejectedWaves _rejected = new(waves, clock);
    private readonly NotedKeys _noted = new();
    private DateTimeOffset _caughtUpAt = DateTimeOffset.MinValue;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private long _last;
    private int _beginnings;

    /// <summary>Reads what other replicas took in, and what was rejected, unless that was within the last second.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        if (IsFresh())
        {
            return;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            if (!IsFresh())
            {
                var now = clock.GetUtcNow();
                await _rejected.ReadAsync(cancel);
                _caughtUpAt = now;
                if (clock.GetUtcNow() - _readAt > LongestPause)
                {
                    await ReadSightingsAsync(cancel);
                }
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>
    /// A comment as a sighting, and its likeness where it has a key of a wave that is known: the others are found in the
    /// transaction, and decided again.
    /// </summary>
    public (Sighting Sighting, Likeness? Likeness) Look(CommentSubmitted comment, Fingerprint print)
    {
        var sighting = Sighting.Of(comment, print, options.Value.AcrossSites);
        lock (_turn)
        {
            return (
                sighting,
                _noted.HasAny(sighting.Print) || _rejected.Find(sighting.Print) is not null
                    ? Find(sighting, clock.GetUtcNow())?.Likeness
                    : null
            );
        }
    }

    /// <summary>What a batch is to exchange in its transaction, once that has its turn; null where it has no keys.</summary>
    public SightingExchange? Begin(IReadOnlyList<Sighting> batch)
    {
        Sighting[] keyed = [.. batch.Where(one => one.Print.Count > 0)];
        if (keyed.Length == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        lock (_turn)
        {
            return new SightingExchange(keyed, now, _last, now - options.Value.Within) { Beginning = _beginnings };
        }
    }

    /// <summary>
    /// Which of a batch belong to a wave, when its sightings have been exchanged: after the others' that came before it,
    /// and each after those in front of it.
    /// </summary>
    public IReadOnlyList<WaveFinding> Follow(SightingExchange exchange)
    {
        var findings = new List<WaveFinding>();
        lock (_turn)
        {
            // Should everything have been forgotten meanwhile, it is all read again, these rows as well.
            var isCurrent = exchange.Beginning == _beginnings;
            foreach (var row in isCurrent ? exchange.Before : [])
            {
                Take(row);
            }

            for (var i = 0; i < exchange.Batch.Count; i++)
            {
                var one = exchange.Batch[i];
                if (Find(one, exchange.At) is { } finding)
                {
                    findings.Add(finding);
                    _noted.Add(one.Print);
                }

                _recent.Add(one, new SightingPlace(exchange.Id, i), exchange.At);
            }

            if (isCurrent)
            {
                _last = Math.Max(_last, exchange.Id);
                _readAt = exchange.At;
            }
        }

        return findings;
    }

    /// <summary>
    /// Adds comments to their waves, and with the first of a wave those before it, which nobody knew to be one.
    /// </summary>
    /// <returns>All that were added.</returns>
    public async Task<IReadOnlyList<Sighting>> JoinAsync(DbTransaction transaction, IReadOnlyList<WaveFinding> findings)
    {
        if (findings.Count == 0)
        {
            return [];
        }

        var joining = new Dictionary<long, (Sighting Comment, long Wave)>();
        var found = findings.Select(f => f.Sighting.Comment).ToHashSet();
        foreach (var finding in findings)
        {
            var (wave, others) = Unnamed(finding, found);
            var earlier = await IdsAsync(transaction, others);
            wave ??= await waves.OfAsync(transaction, earlier) ?? finding.Key;
            foreach (var one in (IEnumerable<Sighting>)[.. earlier, finding.Sighting])
            {
                joining[one.Comment] = (one, wave.Value);
            }

            lock (_turn)
            {
                _recent.Name(finding.Key, wave.Value);
            }
        }

        await waves.JoinAsync(transaction, [.. joining.Values]);
        return [.. joining.Values.Select(j => j.Comment)];
    }

    /// <summary>A transaction failed, so that what is remembered may not be what is stored: it is read anew.</summary>
    public void BeginAnew()
    {
        lock (_turn)
        {
            _recent.Clear();
            _last = 0;
            (_caughtUpAt, _readAt) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
            _beginnings++;
        }
    }

    private bool IsFresh()
    {
        lock (_turn)
        {
            return clock.GetUtcNow() - _caughtUpAt < Fresh;
        }
    }

    private async Task ReadSightingsAsync(CancellationToken cancel)
    {
        IReadOnlyList<SightingRow> rows;
        do
        {
            var now = clock.GetUtcNow();
            var beginning = _beginnings;
            rows = await sightings.AfterAsync(_last, now - options.Value.Within, RowsAtOnce, cancel);
            lock (_turn)
            {
                if (beginning != _beginnings)
                {
                    return;
                }

                foreach (var row in rows)
                {
                    Take(row);
                }

                _readAt = now;
            }
        } while (rows.Count == RowsAtOnce);
    }

    private void Take(SightingRow row)
    {
        // Another batch of this replica may have read it in the meantime.
        if (row.Id <= _last)
        {
            return;
        }

        var batch = SightingBytes.Read(row.Body);
        for (var i = 0; i < batch.Length; i++)
        {
            _recent.Add(batch[i], new SightingPlace(row.Id, i), row.SeenAt);
        }

        _last = row.Id;
    }

    private WaveFinding? Find(Sighting one, DateTimeOffset now)
    {
        if (one.Print.Count == 0)
        {
            return null;
        }

        var (crowd, limits) = (_recent.Look(one, now), options.Value);
        var rejected = Rejected(one.Print, crowd.Count > 1);
        var isWave = crowd.Count >= limits.Count && (crowd.Authors >= limits.Authors || crowd.OfAuthor >= limits.Burst);
        return isWave || rejected is not null
            ? new WaveFinding(
                one,
                isWave ? crowd.Key : rejected!.Value,
                new Likeness(crowd.Count, crowd.Authors, limits.Within, rejected is not null)
            )
            : null;
    }

    // The rejected wave that has a key of this, or that one like this belongs to.
    private long? Rejected(Fingerprint print, bool hasOthers)
    {
        if (_rejected.Find(print) is { } own)
        {
            return own;
        }

        return hasOthers && !_rejected.IsEmpty && _recent.WaveOf(print) is { } wave && _rejected.Has(wave)
            ? wave
            : null;
    }

    private (long? Wave, SightingPlace[] Others) Unnamed(WaveFinding finding, HashSet<long> found)
    {
        lock (_turn)
        {
            return (
                _recent.WaveOf(finding.Sighting.Print),
                [
                    .. _recent
                        .Unnamed(finding.Key)
                        .Where(one => !found.Contains(one.Comment))
                        .Select(one => one.Place)
                        .Take(MostNamed),
                ]
            );
        }
    }

    private async Task<IReadOnlyList<Sighting>> IdsAsync(DbTransaction transaction, SightingPlace[] places)
    {
        var rows = await sightings.FindAsync(transaction, [.. places.Select(p => p.Row).Distinct()]);
        var bodies = rows.ToDictionary(row => row.Id, row => SightingBytes.Read(row.Body));
        return
        [
            .. places
                .Where(p => bodies.TryGetValue(p.Row, out var body) && p.Index < body.Length)
                .Select(p => bodies[p.Row][p.Index]),
        ];
    }
}
