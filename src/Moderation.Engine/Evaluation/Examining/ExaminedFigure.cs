namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What two models are compared by. Shares are 0 to 1.</summary>
internal enum ExaminedFigure
{
    /// <inheritdoc cref="Measures.Auc"/>
    Auc,

    /// <inheritdoc cref="Measures.AveragePrecision"/>
    AveragePrecision,

    /// <inheritdoc cref="Measures.Precision"/>
    Precision,

    /// <inheritdoc cref="Measures.Recall"/>
    Recall,

    /// <inheritdoc cref="Measures.FalsePositiveRate"/>
    FalsePositiveRate,

    /// <inheritdoc cref="Measures.CalibrationError"/>
    CalibrationError,

    /// <summary>The share of the bad comments, in any category, that is approved.</summary>
    BadApproved,

    /// <summary>
    /// The same where the champion is moved to send as many comments to review as the challenger: which of the models
    /// finds more, whatever thresholds were chosen.
    /// </summary>
    BadApprovedAtEqualLoad,

    /// <summary>The share of bad comments among those that are approved.</summary>
    BadAmongApproved,

    /// <summary>The share of the good comments that is sent to review.</summary>
    GoodReviewed,

    /// <summary>The share of all comments that is sent to review.</summary>
    Reviewed,

    /// <summary>How many comments of the golden set are decided rightly.</summary>
    GoldenRight,

    /// <summary>How many cases of the functional suite are passed.</summary>
    FunctionalPassed,

    /// <summary>How many harmless comments that name an identity are not sent to review.</summary>
    IdentityHarmlessPassed,

    /// <summary>How many abusive comments that name an identity are sent to review.</summary>
    IdentityAbuseFound,
}
