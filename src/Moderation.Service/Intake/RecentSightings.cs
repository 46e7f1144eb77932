using System.Runtime.InteropServices;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// The comments of the last hour by the keys of their fingerprints: a copy of what <c>sightings</c> holds, so that a
/// comment costs no query. A ring of comments, oldest first, and for each key the newest that has it. Not safe for several
/// threads.
/// </summary>
/// <param name="within">How long a comment is remembered.</param>
/// <param name="most">The most comments that are remembered.</param>
internal sealed class RecentSightings(TimeSpan within, int most)
{
    /// <summary>More authors of one crowd are not told apart.</summary>
    public const int MostAuthors = 50;

    // So many of a crowd are looked at: a wave may have thousands, and each newcomer would walk over all of them.
    private const int MostWalked = 64;

    private readonly Dictionary<long, Newest> _byKey = [];
    private readonly Dictionary<long, long> _byComment = [];
    private SeenComment[] _ring = new SeenComment[1024];
    private long _oldest;
    private long _next;

    /// <summary>How many comments are remembered.</summary>
    public long Count => _next - _oldest;

    /// <summary>Those that are like this one, of which it is one whether it was added or not.</summary>
    public Crowd Look(Sighting one, DateTimeOffset now)
    {
        Forget(now);
        var (best, count, itself) = (0L, 0, _byComment.GetValueOrDefault(one.Comment, SeenComment.None));
        for (var place = 0; place < one.Print.Count; place++)
        {
            var key = one.Print[place];
            var others = CountOf(key) + (IsSeen(itself, key) ? 0 : 1);
            if (others > count)
            {
                (best, count) = (key, others);
            }
        }

        return count <= 1 ? new Crowd(best, count, 1, 1) : Walk(one, best, count);
    }

    /// <summary>Remembers a comment. One that came before counts no second time for what it has in common with itself.</summary>
    public void Add(Sighting one, SightingPlace place, DateTimeOffset at)
    {
        Forget(at);
        Span<long> fresh = stackalloc long[Fingerprint.MostKeys];
        var count = 0;
        var earlier = _byComment.GetValueOrDefault(one.Comment, SeenComment.None);
        for (var i = 0; i < one.Print.Count; i++)
        {
            if (!IsSeen(earlier, one.Print[i]))
            {
                fresh[count++] = one.Print[i];
            }
        }

        if (count == 0)
        {
            return;
        }

        if (Count == most)
        {
            ForgetOldest();
        }

        if (Count == _ring.Length)
        {
            Grow();
        }

        ref var seen = ref At(_next);
        seen = new SeenComment
        {
            Comment = one.Comment,
            Author = one.Author,
            Place = place,
            At = at,
            Print = new Fingerprint(fresh[..count]),
            Earlier = earlier,
        };
        for (var i = 0; i < count; i++)
        {
            ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, fresh[i], out var exists);
            seen.Before[i] = exists ? newest.Number : SeenComment.None;
            newest = new Newest(_next, newest.Count + 1);
        }

        _byComment[one.Comment] = _next++;
    }

    /// <summary>The wave that one like this belongs to, or null where none of them is known to.</summary>
    public long? WaveOf(Fingerprint print)
    {
        for (var place = 0; place < print.Count; place++)
        {
            var walked = 0;
            foreach (var number in With(print[place]))
            {
                if (At(number).Wave is { } wave)
                {
                    return wave;
                }

                if (++walked == MostWalked)
                {
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>Those that share a key and belong to no wave yet, the newest first, with where their ids are stored.</summary>
    public IEnumerable<(long Comment, SightingPlace Place)> Unnamed(long key) =>
        WithoutWave(key).Select(number => (At(number).Comment, At(number).Place));

    /// <summary>Says which wave those belong to that share a key and belong to none yet.</summary>
    public void Name(long key, long wave)
    {
        foreach (var number in WithoutWave(key))
        {
            At(number).Wave = wave;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _byKey.Clear();
        _byComment.Clear();
        _oldest = _next;
    }

    private Crowd Walk(Sighting one, long key, int count)
    {
        Span<long> authors = stackalloc long[MostAuthors];
        authors[0] = one.Author;
        var (different, ofAuthor, walked) = (1, 1, 0);
        foreach (var number in With(key))
        {
            ref var other = ref At(number);
            if (++walked > MostWalked || different == MostAuthors)
            {
                break;
            }

            if (other.Comment == one.Comment)
            {
                continue;
            }

            ofAuthor += other.Author == one.Author ? 1 : 0;
            if (!authors[..different].Contains(other.Author))
            {
                authors[different++] = other.Author;
            }
        }

        return new Crowd(key, count, different, ofAuthor);
    }

    // Behind many that belong to a wave hardly any does not.
    private IEnumerable<long> WithoutWave(long key)
    {
        var named = 0;
        foreach (var number in With(key))
        {
            if (At(number).Wave is null)
            {
                yield return number;
            }
            else if (++named == MostWalked)
            {
                yield break;
            }
        }
    }

    private IEnumerable<long> With(long key)
    {
        var number = _byKey.TryGetValue(key, out var newest) ? newest.Number : SeenComment.None;
        for (; number >= _oldest; number = At(number).BeforeWith(key))
        {
            yield return number;
        }
    }

    private int CountOf(long key) => _byKey.TryGetValue(key, out var newest) ? newest.Count : 0;

    // Whether a comment, or what it was before, has a key.
    private bool IsSeen(long number, long key)
    {
        for (; number >= _oldest; number = At(number).Earlier)
        {
            if (At(number).Print.Has(key))
            {
                return true;
            }
        }

        return false;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_oldest < _next && At(_oldest).At <= now - within)
        {
            ForgetOldest();
        }
    }

    private void ForgetOldest()
    {
        ref var seen = ref At(_oldest);
        for (var place = 0; place < seen.Print.Count; place++)
        {
            ref var newest = ref CollectionsMarshal.GetValueRefOrNullRef(_byKey, seen.Print[place]);
            newest = newest with { Count = newest.Count - 1 };
            if (newest.Count == 0)
            {
                _byKey.Remove(seen.Print[place]);
            }
        }

        if (_byComment.GetValueOrDefault(seen.Comment, SeenComment.None) == _oldest)
        {
            _byComment.Remove(seen.Comment);
        }

        _oldest++;
    }

    private void Grow()
    {
        var ring = new SeenComment[2 * _ring.Length];
        for (var number = _oldest; number < _next; number++)
        {
            ring[number & (ring.Length - 1)] = At(number);
        }

        _ring = ring;
    }

    private ref SeenComment At(long number) => ref _ring[number & (_ring.Length - 1)];

    private readonly record struct Newest(long Number, int Count);
}
