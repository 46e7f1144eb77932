namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>What is to be guaranteed.</summary>
internal sealed record GuaranteeQuestion
{
    /// <summary>The share of bad comments among the approved that may not be passed, over 0 and under 1.</summary>
    public required double Risk { get; init; }

    /// <summary>The chance with which the guarantee must hold, over 0 and under 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How the comments were chosen.</summary>
    public required Sampling Sampling { get; init; }

    /// <summary>The shares of bad comments that the blog may have, over 0 and under 1; for balanced samples.</summary>
    public (double Least, double Most) Prevalence { get; init; }

    /// <summary>The least chance that any of the blog's comments had; for weighted samples.</summary>
    public double LeastProbability { get; init; } = 1;

    /// <summary>The test that fits the sampling.</summary>
    public IRiskTest TestOn(Sample sample) =>
        Sampling switch
        {
            Sampling.Random => new RandomRisk(sample, Risk, 1 - Confidence),
            Sampling.Balanced => new BalancedRisk(sample, Risk, 1 - Confidence, Prevalence.Most),
            Sampling.Weighted => new WeightedRisk(sample, Risk, 1 - Confidence, LeastProbability),
            _ => throw new InvalidOperationException($"There is no sampling {Sampling}."),
        };
}
