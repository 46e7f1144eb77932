using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>
/// The keys of the waves that go on, to be asked of every comment: few, so that they stay in the nearest cache. Not for several
/// threads at once.
/// </summary>
internal sealed class NotedKeys
{
    // Of so many waves, give or take; those that go on are soon noted again.
    private const int Most = 4_000;

    private readonly HashSet<long> _keys = [];

    /// <summary>Whether any of a text's keys is among them.</summary>
    public bool HasAny(Fingerprint print)
    {
        for (var place = 0; place < print.Count; place++)
        {
            if (_keys.Contains(print[place]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a text's keys.</summary>
    public void Add(Fingerprint print)
    {
        if (_keys.Count >= Most)
        {
            _keys.Clear();
        }

        for (var place = 0; place < print.Count; place++)
        {
            _keys.Add(print[place]);
        }
    }
}
