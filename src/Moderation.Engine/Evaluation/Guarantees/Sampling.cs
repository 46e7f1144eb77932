namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>How the labelled comments were chosen from all that a blog gets.</summary>
internal enum Sampling
{
    /// <summary>Each comment with the same chance.</summary>
    Random,

    /// <summary>So many bad ones and so many good ones, each at random from its kind.</summary>
    Balanced,

    /// <summary>Each comment with a chance of its own, which is known.</summary>
    Weighted,
}
