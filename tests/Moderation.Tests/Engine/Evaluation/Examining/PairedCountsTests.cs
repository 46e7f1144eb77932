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
        Assert.InRange(interval.Low, -0.25, -(double)lost / 60);
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

    // Of twenty cases that none tells apart one in six may still: 1 - 0.025^(1/20).
    [Theory]
    [InlineData(20, 0.168)]
    [InlineData(300, 0.012)]
    public void Interval_NothingApart_IsWhatOthersMightStillShow(int cases, double reach)
    {
        var interval = new PairedCounts(cases, 0, 0).Interval(0.05)!.Value;

        Assert.Equal((-reach, reach), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    [Fact]
    public void Interval_NoCases_IsNone() => Assert.Null(new PairedCounts(0, 0, 0).Interval(0.05));

    // Over all outcomes of twelve cases, for shares that tell the models apart and for the challenger's part of them.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.01)]
    public void Interval_AllOutcomes_HoldsTheTruthAsOftenAsItSays(double error)
    {
        const int Cases = 12;
        var outcomes = Enumerable
            .Range(0, Cases + 1)
            .SelectMany(apart => Enumerable.Range(0, apart + 1).Select(won => (Apart: apart, Won: won)))
            .Select(one => (one, new PairedCounts(Cases, one.Apart - one.Won, one.Won).Interval(error)!.Value))
            .ToArray();
        foreach (var share in Enumerable.Range(1, 20).Select(part => part / 20.0))
        {
            foreach (var won in Enumerable.Range(1, 19).Select(part => part / 20.0))
            {
                var truth = share * ((2 * won) - 1);
                var held = outcomes
                    .Where(one => truth >= one.Value.Low - 1e-9 && truth <= one.Value.High + 1e-9)
                    .Sum(one => Chance(one.one.Apart, Cases, share) * Chance(one.one.Won, one.one.Apart, won));

                Assert.True(held >= 1 - error, $"{held} at {share} and {won}");
            }
        }

        static double Chance(int hits, int all, double chance) =>
            MathNet.Numerics.SpecialFunctions.Binomial(all, hits)
            * Math.Pow(chance, hits)
            * Math.Pow(1 - chance, all - hits);
    }

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
