namespace Moderation.Engine.Features;

/// <summary>Hashes the features of a text into the bags of a featurizer.</summary>
internal struct BagSink(Featurizer featurizer) : IFeatureSink
{
    /// <summary>How many links there were.</summary>
    public int Links { get; private set; }

    public readonly void Word(uint hash, int start, int end) => featurizer.Words.Add(FeatureSpace.Words.Slot(hash));

    public readonly void Pair(uint hash, int start, int end) => featurizer.Pairs.Add(FeatureSpace.Pairs.Slot(hash));

    public readonly void Skip(uint hash, int start, int end) => featurizer.Skips.Add(FeatureSpace.Skips.Slot(hash));

    public readonly void Gram(uint hash, int start, int end) => featurizer.Grams.Add(FeatureSpace.Grams.Slot(hash));

    public readonly void Spelling(uint hash, int start, int end) =>
        featurizer.Spellings.Add(FeatureSpace.Spellings.Slot(hash));

    public void Link(ReadOnlySpan<char> link, int start)
    {
        Links++;
        var sink = new OriginSink(featurizer.Origin);
        OriginWalk.TextLink(link, ref sink);
    }
}
