using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class CalibrationTests
{
    // Two sums; at the natural rate of 1 in 10 the odds among rows of sum 1 are 9:1 * 1:9, and of -1 1:9 * 1:9.
    [Fact]
    public void Fit_BalancedRows_GivesProbabilitiesAtTheNaturalRate()
    {
        var rows = Repeat(1, true, 900)
            .Concat(Repeat(1, false, 100))
            .Concat(Repeat(-1, true, 100))
            .Concat(Repeat(-1, false, 900))
            .ToArray();

        var calibration = Calibration.Fit(rows, naturalRate: 0.1);

        Assert.Equal(0.5, calibration.Probability(1), 0.01);
        Assert.Equal(1.0 / 82, calibration.Probability(-1), 0.005);
    }

    [Fact]
    public void Fit_OneLabelAlone_LeavesTheSumsAsTheyAre() =>
        Assert.Equal(Calibration.None, Calibration.Fit([.. Repeat(1, true, 10)], 0.1));

    private static IEnumerable<ScoredRow> Repeat(float sum, bool label, int times) =>
        Enumerable.Repeat(new ScoredRow(sum, label, 1), times);
}
