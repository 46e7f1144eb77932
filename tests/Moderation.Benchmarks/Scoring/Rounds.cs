namespace Moderation.Benchmarks.Scoring;

/// <summary>How fast the rounds of one piece of work were.</summary>
internal sealed class Rounds
{
    private readonly List<double> _perSecond = [];

    /// <summary>Items a second of the last round that counts.</summary>
    public double Last => _perSecond[^1];

    /// <summary>The median of the rounds, items a second.</summary>
    public double Median
    {
        get
        {
            var sorted = _perSecond.Order().ToArray();
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>Does the work and takes the time, unless it is a round that does not count.</summary>
    public void Time(bool counts, int items, Action work)
    {
        var start = TimeProvider.System.GetTimestamp();
        work();
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        if (counts)
        {
            _perSecond.Add(items / seconds);
        }
    }
}
