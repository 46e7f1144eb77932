namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Of which comments both models send as many to review where they are compared at an equal load.</summary>
internal enum LoadSource
{
    /// <summary>None: they are compared at their thresholds.</summary>
    Nothing,

    /// <summary>The blog's newest ones, as they came, those that it has deleted since among them.</summary>
    Recent,

    /// <summary>The labelled ones, audits among them, by their weights.</summary>
    Labels,

    /// <summary>
    /// The blog's are too few: labels are compared at an equal load of themselves, suites and golden set at one of the
    /// functional suite.
    /// </summary>
    Compared,
}
