using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>Shares what each occurrence of a feature added to a score among the characters it was read from.</summary>
internal readonly ref struct TraceSink(Featurizer featurizer, Scorer scorer, Category category, Span<float> shares)
    : IFeatureSink
{
    private readonly Span<float> _shares = shares;
    private readonly float _textScale = Scorer.Scale(featurizer.Text);
    private readonly float _originScale = Scorer.Scale(featurizer.Origin);

    public void Add(uint hash, int start, int end)
    {
        var slot = FeatureSpace.Slot(hash, FeatureSpace.TextSize);
        Share(featurizer.Text, slot, scorer.Weight(slot, category) * _textScale, start, end);
    }

    public void Link(ReadOnlySpan<char> link, int start)
    {
        var sink = new OriginTrace(this, start);
        OriginWalk.Link(link, ref sink);
    }

    private void AddOrigin(uint hash, int start, int end)
    {
        var slot = FeatureSpace.Slot(hash, FeatureSpace.OriginSize);
        var weight = scorer.Weight(FeatureSpace.OriginStart + slot, category);
        Share(featurizer.Origin, slot, weight * _originScale, start, end);
    }

    private void Share(FeatureBag bag, int slot, float weight, int start, int end)
    {
        var times = bag.Times(slot);
        if (times == 0 || end <= start)
        {
            return;
        }

        var share = weight * CountScale.Of(times) / times / (end - start);
        foreach (ref var character in _shares[start..end])
        {
            character += share;
        }
    }

    private readonly ref struct OriginTrace(TraceSink trace, int offset) : IOriginSink
    {
        private readonly TraceSink _trace = trace;

        public void Add(uint hash, int start, int end) => _trace.AddOrigin(hash, offset + start, offset + end);
    }
}
