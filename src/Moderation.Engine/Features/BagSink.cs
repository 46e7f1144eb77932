namespace Moderation.Engine.Features;

/// <summary>Hashes the features of a text into a bag and hands its links on to another.</summary>
internal struct BagSink(FeatureBag text, FeatureBag origin) : IFeatureSink
{
    /// <summary>How many links there were.</summary>
    public int Links { get; private set; }

    public readonly void Add(uint hash, int start, int end) => text.Add(FeatureSpace.Slot(hash, FeatureSpace.TextSize));

    public void Link(ReadOnlySpan<char> link, int start)
    {
        Links++;
        var sink = new OriginSink(origin);
        OriginWalk.Link(link, ref sink);
    }
}
