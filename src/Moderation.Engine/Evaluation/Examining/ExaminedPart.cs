namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Which labels a figure is about.</summary>
internal enum ExaminedPart
{
    /// <summary>
    /// Those whose chance of being labelled is known, each weighted by one over it: they speak for all of the blog's
    /// comments that had such a chance.
    /// </summary>
    Blog,

    /// <summary>
    /// Those of <see cref="Blog"/> that were sent to review, each counting once; where audits are among the others. An audit that
    /// stands for a hundred comments makes each figure of all of them too unsure to speak against anything, and what a model
    /// does to those that people settled is known all the same.
    /// </summary>
    Reviewed,

    /// <summary>Those whose chance is not known, such as imports: they speak for themselves alone, each counting once.</summary>
    Imports,
}
