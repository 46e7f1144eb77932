using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Examining;

namespace Moderation.Tests.Engine.Evaluation.Examining;

public sealed class PairedCountsTests
{
    [Fact]
    public void Of_Answers_CountsThoseThatOneAloneGetsRight() =>
        Assert.Equal(
            new PairedCounts(5, Lost: 2, Won: 1),
            PairedCounts.Of([new(true, true), new(true, false), new(true, false), new(false, true), new(false, false)])
        );

    // Five all on one side have a chance of 2 · 2^-5 = 0.0625, six of 2 · 2^-6 = 0.03125.
    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Interval_AllLost_LeavesZeroOutWhereTheExactTestWould(int lost, bool holdsZero)
    {
        var interval = new PairedCounts(60, lost, 0).Interval(0.05)!.Value;

        Assert.Equal(holdsZero, interval.High >= 0);
        Assert.Equal(-(double)lost / 60, interval.Low, 1e-9);
    }

    [Fact]
    public void Interval_AnyCounts_AgreesWithTheExactBinomialTest()
    {
        for (var lost = 0; lost <= 20; lost++)
        {
            for (var won = 0; won <= 20; won++)
            {
                var interval = new PairedCounts(50, lost, won).Interval(0.01)!.Value;

                Assert.Equal(AtLeast(lost, lost + won) < 0.005, interval.High < 0);
                Assert.Equal(AtLeast(won, lost + won) < 0.005, interval.Low > 0);
            }
        }
    }

    [Fact]
    public void Interval_NothingApart_IsZero() =>
        Assert.Equal(new Interval(0, 0), new PairedCounts(10, 0, 0).Interval(0.05));

    [Fact]
    public void Smallest_Cases_IsTheFirstThatLiesBeyondItsInterval()
    {
        var smallest = new PairedCounts(60, 0, 0).Smallest(0.001)!.Value;
        var lost = (int)Math.Round(60 * smallest);

        Assert.True(new PairedCounts(60, lost, 0).Interval(0.001)!.Value.High < 0);
        Assert.False(new PairedCounts(60, lost - 1, 0).Interval(0.001)!.Value.High < 0);
    }

    [Fact]
    public void Smallest_TooFewCases_IsNone() => Assert.Null(new PairedCounts(5, 0, 0).Smallest(0.05));

    // The chance of at least so many of all with a fair coin.
    private static double AtLeast(int hits, int all) =>
        Enumerable
            .Range(hits, all - hits + 1)
            .Sum(count => MathNet.Numerics.SpecialFunctions.Binomial(all, count) * Math.Pow(0.5, all));
}
