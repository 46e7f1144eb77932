using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class RankingTests
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
    public void Auc_Ties_CountHalf() =>
        // Of the 6 pairs: 0.9 wins 3; 0.6 loses to 0.8, ties with 0.6, wins against 0.1.
        Assert.Equal(4.5 / 6, new Ranking(Rows).Auc()!.Value, 1e-9);

    [Fact]
    public void Auc_OneLabelAlone_IsNull() => Assert.Null(new Ranking([new(0.3f, true), new(0.4f, true)]).Auc());

    [Fact]
    public void AveragePrecision_TakesRowsOfOneScoreAsOneStep() =>
        Assert.Equal((0.5 * 1) + (0.5 * 2 / 4), new Ranking(Rows).Measure(0.5).AveragePrecision!.Value, 1e-9);

    [Fact]
    public void AveragePrecision_NoPositives_IsNull() =>
        Assert.Null(new Ranking([new(0.3f, false)]).Measure(0.5).AveragePrecision);

    [Fact]
    public void CalibrationError_PerfectlySureAndRight_IsZero() =>
        Assert.Equal(0, new Ranking([new(1, true), new(0, false)]).Measure(0.5).CalibrationError, 1e-9);

    [Fact]
    public void CalibrationError_SureAndHalfWrong_IsAHalf() =>
        Assert.Equal(0.5, new Ranking([new(1, true), new(1, false)]).Measure(0.5).CalibrationError, 1e-9);

    [Fact]
    public void Of_AtTheThreshold_CountsScoresThatReachIt()
    {
        var figures = Figures.Of("rows", Category.Spam, new Ranking(Rows), threshold: 0.6f);

        Assert.Equal(0.5, figures.Precision);
        Assert.Equal(1, figures.Recall);
        Assert.Equal(2.0 / 3, figures.F1!.Value, 1e-9);
        Assert.Equal(2.0 / 3, figures.FalsePositiveRate!.Value, 1e-9);
    }

    // The classic check of a bootstrap: for a share its interval must be about the one of the normal approximation.
    [Fact]
    public void Intervals_OfAShare_AreAboutTheTextbookOnes()
    {
        var rows = Enumerable.Range(0, 1_000).Select(row => new ScoredLabel(row % 10 < 3 ? 0.9f : 0.1f, true, row));

        var interval = FigureIntervals.Of(new Ranking(rows), 0.5).Recall!.Value;

        Assert.Equal(0.3 - (1.96 * Math.Sqrt(0.3 * 0.7 / 1_000)), interval.Low, 0.008);
        Assert.Equal(0.3 + (1.96 * Math.Sqrt(0.3 * 0.7 / 1_000)), interval.High, 0.008);
    }

    [Fact]
    public void Intervals_RowsOfFewGroups_AreWiderThanOfAsManySingleRows()
    {
        ScoredLabel[] single = [.. Enumerable.Range(0, 400).Select(row => new ScoredLabel(row / 20 % 2, true, row))];
        ScoredLabel[] grouped = [.. single.Select((row, place) => row with { Unit = place / 20 })];

        var narrow = FigureIntervals.Of(new Ranking(single), 0.5).Recall!.Value;
        var wide = FigureIntervals.Of(new Ranking(grouped), 0.5).Recall!.Value;

        Assert.True(wide.High - wide.Low > 2 * (narrow.High - narrow.Low));
    }

    [Fact]
    public void Intervals_SameRows_AreTheSameEveryTime() =>
        Assert.Equal(FigureIntervals.Of(new Ranking(Rows), 0.5), FigureIntervals.Of(new Ranking(Rows), 0.5));
}
