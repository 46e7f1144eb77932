using System.Numerics;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>Scores what a <see cref="Featurizer"/> has read, all categories in one walk over the features.</summary>
internal sealed class Scorer
{
    // The weights of a slot stand side by side, toxicity and spam, so that a feature costs one cache line.
    private readonly Vector2[] _weights;
    private readonly Vector2 _bias;

    public Scorer(Weights toxicity, Weights spam)
    {
        _weights = new Vector2[FeatureSpace.Size];
        for (var slot = 0; slot < _weights.Length; slot++)
        {
            _weights[slot] = new Vector2(toxicity.Slots[slot], spam.Slots[slot]);
        }

        _bias = new Vector2(toxicity.Bias, spam.Bias);
    }

    /// <summary>
    /// Has the weights that a comment needs fetched, without waiting for them: there are hundreds of them, all over an
    /// array much larger than the caches. What is done before <see cref="Score"/> costs no time then.
    /// </summary>
    public void Fetch(Featurizer featurizer)
    {
        Fetch(featurizer.Words, FeatureSpace.Words);
        Fetch(featurizer.Pairs, FeatureSpace.Pairs);
        Fetch(featurizer.Skips, FeatureSpace.Skips);
        Fetch(featurizer.Grams, FeatureSpace.Grams);
        Fetch(featurizer.Spellings, FeatureSpace.Spellings);
        Fetch(featurizer.Origin, FeatureSpace.Origin);
    }

    public Scores Score(Featurizer featurizer)
    {
        var odds =
            _bias
            + Sum(featurizer.Words, FeatureSpace.Words)
            + Sum(featurizer.Pairs, FeatureSpace.Pairs)
            + Sum(featurizer.Skips, FeatureSpace.Skips)
            + Sum(featurizer.Grams, FeatureSpace.Grams)
            + Sum(featurizer.Spellings, FeatureSpace.Spellings)
            + Sum(featurizer.Origin, FeatureSpace.Origin)
            + Sum(featurizer.Signals, FeatureSpace.Signals)
            + Sum(featurizer.AuthorSignals, FeatureSpace.AuthorSignals);
        return new Scores(Probability(odds.X), Probability(odds.Y));
    }

    /// <summary>What one slot adds to the log odds for each unit of its value.</summary>
    public float Weight(int slot, Category category) =>
        category == Category.Toxicity ? _weights[slot].X : _weights[slot].Y;

    private void Fetch(FeatureBag bag, FeatureBlock block)
    {
        var weights = _weights.AsSpan(block.Start, block.Size);
        foreach (var slot in bag.Noted)
        {
            Cache.Fetch(in weights[slot]);
        }
    }

    private Vector2 Sum(FeatureBag bag, FeatureBlock block)
    {
        var weights = _weights.AsSpan(block.Start, block.Size);
        var sum = bag.Sum(weights);
        return sum[2] == 0 ? Vector2.Zero : new Vector2((float)sum[0], (float)sum[1]) / MathF.Sqrt((float)sum[2]);
    }

    private Vector2 Sum(float[] signals, FeatureBlock block)
    {
        var sum = Vector2.Zero;
        for (var signal = 0; signal < signals.Length; signal++)
        {
            sum += signals[signal] * _weights[block.Start + signal];
        }

        return sum;
    }

    // Endless odds would give a score that looks like any other.
    private static float Probability(float odds) =>
        float.IsFinite(odds) ? (float)(1 / (1 + Math.Exp(-odds))) : float.NaN;
}
