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
    /// Those of <see cref="Blog"/> that were sent to review and that the champion's own score of the category sends there, each
    /// counting once. Without audits there are no others; and an audit that stands for a hundred comments makes each figure
    /// of all of them too unsure to speak against anything.
    /// <para>
    /// Another check, or the other category, sends comments to review that the champion would have approved: all that it misses
    /// among these is there, and of what it misses elsewhere nothing is, so that it would look better than it is. Of what its
    /// own score chose it tells little apart (the restriction of range that Thorndike 1949 corrects for), and looks worse: one that
    /// ranks worse even there is worse.
    /// </para>
    /// </summary>
    Reviewed,

    /// <summary>Those whose chance is not known, such as imports: they speak for themselves alone, each counting once.</summary>
    Imports,
}
