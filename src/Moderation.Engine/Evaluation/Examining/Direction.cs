namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Which way a figure is better, and what it stands on.</summary>
internal static class Direction
{
    /// <summary>Whether less of it is better.</summary>
    public static bool IsBetterLow(this ExaminedFigure figure) =>
        figure
            is ExaminedFigure.CalibrationError
                or ExaminedFigure.FalsePositiveRate
                or ExaminedFigure.BadApproved
                or ExaminedFigure.BadApprovedAtEqualLoad
                or ExaminedFigure.BadAmongApproved
                or ExaminedFigure.GoodReviewed
                or ExaminedFigure.Reviewed;

    /// <summary>Whether it is about scores alone; the others of rows are about thresholds.</summary>
    public static bool IsOfScores(this ExaminedFigure figure) =>
        figure is ExaminedFigure.Auc or ExaminedFigure.AveragePrecision or ExaminedFigure.CalibrationError;

    /// <summary>What an interval of its difference says.</summary>
    public static Finding Of(this ExaminedFigure figure, Interval? interval) =>
        interval switch
        {
            null => Finding.TooFew,
            { Low: > 0 } => figure.IsBetterLow() ? Finding.Worse : Finding.Better,
            { High: < 0 } => figure.IsBetterLow() ? Finding.Better : Finding.Worse,
            _ => Finding.NoDifference,
        };
}
