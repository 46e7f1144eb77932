namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Which labels a figure is about.</summary>
internal enum ExaminedPart
{
    /// <summary>
    /// Those whose chance of being labelled is known, each weighted by one over it: they speak for all of the blog's
    /// comments that had such a chance.
    /// </summary>
    Blog,

    /// <summary>Those whose chance is not known, such as imports: they speak for themselves alone, each counting once.</summary>
    Imports,
}
