using System.Numerics;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>Scores what a <see cref="Featurizer"/> has read, all categories in one walk over the features.</summary>
internal sealed class Scorer
{
    private readonly WeightTable _weights;
    private readonly Vector2[] _signals;
    private readonly Vector2 _bias;

    public Scorer(Weights toxicity, Weights spam)
    {
        _weights = new WeightTable(toxicity, spam);
        _signals =
        [
            .. Enumerable
                .Range(FeatureSpace.Signals.Start, FeatureSpace.Size - FeatureSpace.Signals.Start)
                .Select(slot => new Vector2(toxicity.Slots[slot], spam.Slots[slot])),
        ];
        _bias = new Vector2(BiasOf(toxicity), BiasOf(spam));
    }

    /// <summary>
    /// Has the weights that a comment needs fetched, without waiting for them: there are hundreds of them, all over an
    /// array much larger than the caches. What is done before <see cref="Score"/> costs no time then.
    /// </summary>
    public void Fetch(Featurizer featurizer)
    {
        _weights.Fetch(featurizer.Words, FeatureSpace.Words);
        _weights.Fetch(featurizer.Pairs, FeatureSpace.Pairs);
        _weights.Fetch(featurizer.Skips, FeatureSpace.Skips);
        _weights.Fetch(featurizer.Grams, FeatureSpace.Grams);
        _weights.Fetch(featurizer.Spellings, FeatureSpace.Spellings);
        _weights.Fetch(featurizer.Origin, FeatureSpace.Origin);
    }

    public Scores Score(Featurizer featurizer)
    {
        var odds =
            _bias
            + _weights.Sum(featurizer.Words, FeatureSpace.Words)
            + _weights.Sum(featurizer.Pairs, FeatureSpace.Pairs)
            + _weights.Sum(featurizer.Skips, FeatureSpace.Skips)
            + _weights.Sum(featurizer.Grams, FeatureSpace.Grams)
            + _weights.Sum(featurizer.Spellings, FeatureSpace.Spellings)
            + _weights.Sum(featurizer.Origin, FeatureSpace.Origin)
            + Sum(featurizer.Signals, FeatureSpace.Signals)
            + Sum(featurizer.AuthorSignals, FeatureSpace.AuthorSignals);
        return new Scores(Probability(odds.X), Probability(odds.Y));
    }

    /// <summary>What one slot of a hashed feature adds to the log odds for each unit of its value.</summary>
    public float Weight(int slot, Category category) => _weights.Of(slot, category);

    /// <inheritdoc cref="WeightTable.ShareOf"/>
    public float ShareOf(ReadOnlySpan<int> slots, FeatureBag bag, FeatureBlock block, Category category) =>
        _weights.ShareOf(slots, bag, block, category);

    private Vector2 Sum(float[] signals, FeatureBlock block)
    {
        var sum = Vector2.Zero;
        for (var signal = 0; signal < signals.Length; signal++)
        {
            sum += signals[signal] * _signals[block.Start - FeatureSpace.Signals.Start + signal];
        }

        return sum;
    }

    // Weights that are no numbers have no steps; every score is then none either, and nothing is approved.
    private static float BiasOf(Weights weights) => weights.AreFinite ? weights.Bias : float.NaN;

    // Endless odds would give a score that looks like any other.
    private static float Probability(float odds) =>
        float.IsFinite(odds) ? (float)(1 / (1 + Math.Exp(-odds))) : float.NaN;
}
