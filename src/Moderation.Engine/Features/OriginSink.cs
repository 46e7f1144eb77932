namespace Moderation.Engine.Features;

/// <summary>Hashes the features of a name or a link into a bag.</summary>
internal readonly struct OriginSink(FeatureBag bag) : IOriginSink
{
    public void Add(uint hash, int start, int end) => bag.Add(FeatureSpace.Origin.Slot(hash));
}
