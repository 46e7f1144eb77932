using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class MetricsTests
{
    // Scores and labels with one tie between the two labels, worked out by hand.
    private static readonly ScoredLabel[] Rows =
    [
        new(0.9f, true),
        new(0.8f, false),
        new(0.6f, true),
        new(0.6f, false),
        new(0.1f, false),
    ];

    [Fact]
    public void AreaUnderCurve_CountsTiesHalf() =>
        // Of the 6 pairs: 0.9 wins 3; 0.6 loses to 0.8, ties with 0.6, wins against 0.1.
        Assert.Equal(4.5 / 6, Metrics.AreaUnderCurve(Rows)!.Value, 1e-9);

    [Fact]
    public void AreaUnderCurve_OneLabelAlone_IsNull() =>
        Assert.Null(Metrics.AreaUnderCurve([new(0.3f, true), new(0.4f, true)]));

    [Fact]
    public void AveragePrecision_TakesRowsOfOneScoreAsOneStep() =>
        Assert.Equal((0.5 * 1) + (0.5 * 2 / 4), Metrics.AveragePrecision(Rows)!.Value, 1e-9);

    [Fact]
    public void AveragePrecision_NoPositives_IsNull() => Assert.Null(Metrics.AveragePrecision([new(0.3f, false)]));

    [Fact]
    public void CalibrationError_PerfectlySureAndRight_IsZero() =>
        Assert.Equal(0, Metrics.CalibrationError([new(1, true), new(0, false)]), 1e-9);

    [Fact]
    public void CalibrationError_SureAndHalfWrong_IsAHalf() =>
        Assert.Equal(0.5, Metrics.CalibrationError([new(1, true), new(1, false)]), 1e-9);

    [Fact]
    public void Of_AtTheThreshold_CountsScoresThatReachIt()
    {
        var figures = Figures.Of("rows", Category.Spam, Rows, threshold: 0.6f);

        Assert.Equal(0.5, figures.Precision);
        Assert.Equal(1, figures.Recall);
        Assert.Equal(2.0 / 3, figures.F1!.Value, 1e-9);
        Assert.Equal(2.0 / 3, figures.FalsePositiveRate!.Value, 1e-9);
    }
}
