using System.Collections.Immutable;
using System.Data.Common;
using Moderation.Contracts;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Review;

/// <summary>
/// Tells what moderators said of a comment's author. Each replica holds all who are muted or trusted, of whom there are few,
/// and reads every second what has changed, so that a comment by itself costs the database nothing.
/// </summary>
internal sealed class AuthorWatch(AuthorStandingStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile ImmutableDictionary<long, AuthorStanding> _standings = ImmutableDictionary<
        long,
        AuthorStanding
    >.Empty;

    private volatile bool _isStale = true;
    private long _readAt; // UTC ticks
    private long _last;

    /// <summary>Reads what was said of authors, here or by other replicas, unless that was within the last second.</summary>
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
                // Before it is read: what is said meanwhile makes it stale again.
                _isStale = false;
                var now = clock.GetUtcNow();
                await ReadAsync(cancel);
                Volatile.Write(ref _readAt, now.UtcTicks);
            }
        }
        catch
        {
            Renew();
            throw;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What is said of a comment's author.</summary>
    public AuthorStanding Of(CommentSubmitted comment) =>
        _standings is { Count: > 0 } standings && AuthorKey.Hash(comment) is { } author
            ? standings.GetValueOrDefault(author)
            : AuthorStanding.Usual;

    /// <summary>Has it read anew for the next batch: something was said here.</summary>
    public void Renew() => _isStale = true;

    public void Dispose() => _reading.Dispose();

    private bool IsFresh()
    {
        var age = clock.GetUtcNow().UtcTicks - Volatile.Read(ref _readAt);
        // A clock that was set back must not make it wait.
        return !_isStale && age >= 0 && age < Fresh.Ticks;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var changes = await store.ChangedAsync(_last, cancel);
        if (changes.Count == 0)
        {
            return;
        }

        var standings = _standings.ToBuilder();
        foreach (var change in changes)
        {
            if (change.Standing == AuthorStanding.Usual)
            {
                standings.Remove(change.AuthorHash);
            }
            else
            {
                standings[change.AuthorHash] = change.Standing;
            }
        }

        _standings = standings.ToImmutable();
        _last = changes[^1].ChangeNumber;
    }
}
