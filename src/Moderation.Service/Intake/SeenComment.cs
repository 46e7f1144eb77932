using System.Runtime.CompilerServices;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// A comment that <see cref="RecentSightings"/> remembers. Comments are numbered as they come; for each of its keys it
/// leads to the one before it that has the same.
/// </summary>
internal struct SeenComment
{
    /// <summary>Number that stands for none.</summary>
    public const long None = -1;

    /// <summary><see cref="Sighting.Comment"/>.</summary>
    public long Comment;

    /// <summary><see cref="Sighting.Author"/>.</summary>
    public long Author;

    /// <summary>The row that it stands in, and where in it.</summary>
    public SightingPlace Place;

    /// <summary>When it came.</summary>
    public DateTimeOffset At;

    /// <summary>The wave that it belongs to, or null.</summary>
    public long? Wave;

    /// <summary>The keys that it came with first.</summary>
    public Fingerprint Print;

    /// <summary>The number before it of each key.</summary>
    public Numbers Before;

    /// <summary>The number of the same comment with other keys, or <see cref="None"/>.</summary>
    public long Earlier;

    /// <summary>The number before this one that has the same key.</summary>
    public readonly long BeforeWith(long key)
    {
        for (var place = 0; place < Print.Count; place++)
        {
            if (Print[place] == key)
            {
                return Before[place];
            }
        }

        return None;
    }

    /// <summary>One number a key.</summary>
    [InlineArray(Fingerprint.MostKeys)]
    public struct Numbers
    {
        private long _first;
    }
}
