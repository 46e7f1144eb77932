using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>
/// Shares what each occurrence of a feature added to a score among the characters it was read from, or for the runs of
/// characters inside a word gives it to the word's first one. It is written down where the characters begin, and taken
/// back where they end: the sum up to a character is the character's share.
/// </summary>
internal readonly ref struct TraceSink(Featurizer featurizer, Scorer scorer, Category category, Span<float> shares)
    : IFeatureSink
{
    private readonly Span<float> _shares = shares;
    private readonly float _words = featurizer.Words.Scale();
    private readonly float _pairs = featurizer.Pairs.Scale();
    private readonly float _skips = featurizer.Skips.Scale();
    private readonly float _grams = featurizer.Grams.Scale();
    private readonly float _spellings = featurizer.Spellings.Scale();
    private readonly float _origin = featurizer.Origin.Scale();

    private FeatureBag Origin => featurizer.Origin;

    public void Word(uint hash, int start, int end) =>
        Share(featurizer.Words, FeatureSpace.Words, _words, hash, start, end);

    public void Pair(uint hash, int start, int end) =>
        Share(featurizer.Pairs, FeatureSpace.Pairs, _pairs, hash, start, end);

    public void Skip(uint hash, int start, int end) =>
        Share(featurizer.Skips, FeatureSpace.Skips, _skips, hash, start, end);

    public void Grams(ReadOnlySpan<char> text, int start, int end)
    {
        if (start == 0)
        {
            var sink = this;
            GramWalk.Run(text, start, end, ref sink);
            return;
        }

        // All of them are runs of one word, and shares are asked for by whole words.
        var word = featurizer.OfOneWord;
        word.Reset();
        GramWalk.AddSlots(featurizer.Folded.Padded, start, end, word);
        var share = scorer.ShareOf(word.Noted, featurizer.Grams, FeatureSpace.Grams, category) * _grams;
        _shares[start] += share;
        _shares[start + 1] -= share;
    }

    public void Gram(uint hash, int start, int end) =>
        Share(featurizer.Grams, FeatureSpace.Grams, _grams, hash, start, end);

    public void Spelling(uint hash, int start, int end) =>
        Share(featurizer.Spellings, FeatureSpace.Spellings, _spellings, hash, start, end);

    public void Link(ReadOnlySpan<char> link, int start)
    {
        var sink = new OriginTrace(this, start);
        OriginWalk.TextLink(link, ref sink);
    }

    private void Share(FeatureBag bag, FeatureBlock block, float scale, uint hash, int start, int end)
    {
        var slot = block.Slot(hash);
        var weight = scorer.Weight(block.Start + slot, category);

        // Many features were never seen in training: asking how often they occur can be spared.
        if (weight == 0 || end <= start)
        {
            return;
        }

        var share = weight * scale * CountScale.OfEach(bag.TimesOf(slot)) * CountScale.Inverse(end - start);
        _shares[start] += share;
        _shares[end] -= share;
    }

    private readonly ref struct OriginTrace(TraceSink trace, int offset) : IOriginSink
    {
        private readonly TraceSink _trace = trace;

        public void Add(uint hash, int start, int end) =>
            _trace.Share(_trace.Origin, FeatureSpace.Origin, _trace._origin, hash, offset + start, offset + end);
    }
}
