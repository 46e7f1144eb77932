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

    // Among sums of 1 half are positive, among sums of -1 one in ten.
    [Theory]
    [InlineData(5_000, 0.02)]
    [InlineData(50, 0.2)]
    public void Drawn_ManyRows_HoldsForThem(int times, double within)
    {
        var calibration = Calibration.Drawn([.. Halves(times)]);

        Assert.Equal(0.5, calibration.Probability(1), within);
        Assert.Equal(0.1, calibration.Probability(-1), within);
    }

    [Fact]
    public void Drawn_FewRows_StaysNearWhatItIsDrawnTowards()
    {
        var towards = new Calibration(0.8, 1);

        var few = Calibration.Drawn([.. Halves(10).Take(3)], towards);

        Assert.Equal(towards.Factor, few.Factor, 0.3);
        Assert.Equal(towards.Offset, few.Offset, 0.8);
    }

    [Fact]
    public void Drawn_OneRowOfHugeWeight_IsOneRow()
    {
        ScoredRow[] rows = [new(1, true, 1_000_000), .. Repeat(-1, false, 100)];

        var calibration = Calibration.Drawn(rows);

        Assert.InRange(calibration.Offset, -0.5, 2);
    }

    [Fact]
    public void Drawn_FactorThatMayNotGrow_HoldsForTheRateAllTheSame()
    {
        ScoredRow[] rows = [.. Repeat(1, true, 500), .. Repeat(-1, false, 1_500)];

        var calibration = Calibration.Drawn(rows, most: 1.2);

        Assert.True(Calibration.Drawn(rows).Factor > 2);
        Assert.Equal(1.2, calibration.Factor);
        Assert.Equal(0.25, rows.Average(row => calibration.Probability(row.Sum)), 0.001);
    }

    [Fact]
    public void Drawn_SumsThatSayTheOpposite_KeepTheirOrder()
    {
        ScoredRow[] rows = [.. Repeat(3, false, 500), .. Repeat(-3, true, 500)];

        Assert.True(Calibration.Drawn(rows).Factor > 0);
    }

    private static IEnumerable<ScoredRow> Halves(int times) =>
        Repeat(1, true, times / 2)
            .Concat(Repeat(1, false, times / 2))
            .Concat(Repeat(-1, true, times / 10))
            .Concat(Repeat(-1, false, times - (times / 10)));

    private static IEnumerable<ScoredRow> Repeat(float sum, bool label, int times) =>
        Enumerable.Repeat(new ScoredRow(sum, label, 1), times);
}
