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

    public Scores Score(Featurizer featurizer)
    {
        var odds = _bias + Sum(featurizer.Text, 0) + Sum(featurizer.Origin, FeatureSpace.OriginStart);
        var signals = featurizer.Signals;
        for (var signal = 0; signal < signals.Length; signal++)
        {
            odds += signals[signal] * _weights[FeatureSpace.SignalStart + signal];
        }

        return new Scores(Probability(odds.X), Probability(odds.Y));
    }

    /// <summary>What one slot adds to the log odds for each unit of its value.</summary>
    public float Weight(int slot, Category category) =>
        category == Category.Toxicity ? _weights[slot].X : _weights[slot].Y;

    /// <summary>What the values of a bag are multiplied by so that their vector has the length 1.</summary>
    public static float Scale(FeatureBag bag)
    {
        var squares = 0f;
        for (var position = 0; position < bag.Count; position++)
        {
            var value = CountScale.Of(bag.At(position).Times);
            squares += value * value;
        }

        return squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
    }

    private Vector2 Sum(FeatureBag bag, int start)
    {
        var weights = _weights.AsSpan(start);
        var sum = Vector2.Zero;
        var squares = 0f;
        for (var position = 0; position < bag.Count; position++)
        {
            var (slot, times) = bag.At(position);
            var value = CountScale.Of(times);
            sum += value * weights[slot];
            squares += value * value;
        }

        return squares == 0 ? sum : sum / MathF.Sqrt(squares);
    }

    private static float Probability(float odds) => (float)(1 / (1 + Math.Exp(-odds)));
}
