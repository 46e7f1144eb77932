namespace Moderation.Engine.Features;

/// <summary>Hashes the features of a text into the bags of a featurizer.</summary>
internal ref struct BagSink(Featurizer featurizer) : IFeatureSink
{
    private readonly ReadOnlySpan<char> _padded = featurizer.Folded.Padded;
    private readonly FeatureBag _words = featurizer.Words;
    private readonly FeatureBag _pairs = featurizer.Pairs;
    private readonly FeatureBag _skips = featurizer.Skips;
    private readonly FeatureBag _grams = featurizer.Grams;
    private readonly FeatureBag _spellings = featurizer.Spellings;
    private readonly FeatureBag _origin = featurizer.Origin;
    private readonly SeenWords _seen = featurizer.Seen;

    /// <summary>How many links there were.</summary>
    public int Links { get; private set; }

    public readonly void Word(uint hash, int start, int end)
    {
        _words.Add(FeatureSpace.Words.Slot(hash));
        _seen.Add(new SeenWord(hash, start, end));
    }

    public readonly void Pair(uint hash, int start, int end) => _pairs.Add(FeatureSpace.Pairs.Slot(hash));

    public readonly void Skip(uint hash, int start, int end) => _skips.Add(FeatureSpace.Skips.Slot(hash));

    public void Grams(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0)
        {
            GramWalk.AddSlots(_padded, start, end, _grams);
        }
        else
        {
            GramWalk.Run(text, start, end, ref this);
        }
    }

    public readonly void Gram(uint hash, int start, int end) => _grams.Add(FeatureSpace.Grams.Slot(hash));

    public readonly void Spelling(uint hash, int start, int end) => _spellings.Add(FeatureSpace.Spellings.Slot(hash));

    public void Link(ReadOnlySpan<char> link, int start)
    {
        Links++;
        var sink = new OriginSink(_origin);
        OriginWalk.TextLink(link, ref sink);
    }
}
