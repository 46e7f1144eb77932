using System.Numerics;
using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>The weights of the hashed features of both categories, side by side, in whole steps.</summary>
internal sealed class WeightTable
{
    private readonly WeightPair[] _pairs;
    private readonly Vector2 _steps;

    /// <summary>Packs two sets of weights; those that are not rounded lose what is smaller than a step.</summary>
    public WeightTable(Weights toxicity, Weights spam)
    {
        _steps = new Vector2(toxicity.Step, spam.Step);
        var (toxicitySteps, spamSteps) = (1 / _steps.X, 1 / _steps.Y);
        _pairs = new WeightPair[FeatureSpace.Signals.Start];
        for (var slot = 0; slot < _pairs.Length; slot++)
        {
            _pairs[slot] = new WeightPair(
                (short)MathF.Round(toxicity.Slots[slot] * toxicitySteps),
                (short)MathF.Round(spam.Slots[slot] * spamSteps)
            );
        }
    }

    /// <summary>The weight of one slot for one category.</summary>
    public float Of(int slot, Category category) =>
        category == Category.Toxicity ? _pairs[slot].First * _steps.X : _pairs[slot].Second * _steps.Y;

    /// <summary>What one occurrence each of some slots of a block adds to a score, before the vector is scaled.</summary>
    public float ShareOf(ReadOnlySpan<int> slots, FeatureBag bag, FeatureBlock block, Category category)
    {
        var pairs = _pairs.AsSpan(block.Start, block.Size);
        var isToxicity = category == Category.Toxicity;
        return bag.ShareOf(slots, pairs, isToxicity) * (isToxicity ? _steps.X : _steps.Y);
    }

    /// <summary>
    /// Has the weights of what was noted fetched, without waiting for them: there are hundreds of them, all over an
    /// array much larger than the caches.
    /// </summary>
    public void Fetch(FeatureBag bag, FeatureBlock block)
    {
        var pairs = _pairs.AsSpan(block.Start, block.Size);
        foreach (var slot in bag.Noted)
        {
            Cache.Fetch(in pairs[slot]);
        }
    }

    /// <summary>The weighted sum of what was noted, as a vector of length 1.</summary>
    public Vector2 Sum(FeatureBag bag, FeatureBlock block)
    {
        var sum = bag.Sum(_pairs.AsSpan(block.Start, block.Size));
        return sum[2] == 0
            ? Vector2.Zero
            : new Vector2((float)sum[0], (float)sum[1]) * _steps / MathF.Sqrt((float)sum[2]);
    }
}
