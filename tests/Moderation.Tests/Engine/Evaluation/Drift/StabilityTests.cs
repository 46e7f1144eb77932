using MathNet.Numerics.Distributions;
using Moderation.Engine.Evaluation.Drift;

namespace Moderation.Tests.Engine.Evaluation.Drift;

public sealed class StabilityTests
{
    private const int Days = 1_000;

    private static ScoreHistogram Shipped => ShippedModel.Model.Calibration!.Toxicity;

    [Theory]
    [InlineData(Stability.FewestRows)]
    [InlineData(1_000)]
    public void Of_StableStream_HardlyEverWarns(int comments)
    {
        var random = new Random(3);
        var calibration = ShippedModel.Model.Calibration!;
        var days = Enumerable
            .Range(0, Days)
            .Select(_ =>
                (
                    Toxicity: Stability.Of(calibration.Toxicity, Day(random, calibration.Toxicity.Shares, comments)),
                    Spam: Stability.Of(calibration.Spam, Day(random, calibration.Spam.Shares, comments))
                )
            )
            .ToArray();

        Assert.InRange(days.Count(day => day.Toxicity.HasShifted || day.Spam.HasShifted), 0, Days / 100);
        // It is not that nothing is said: chance moves the index as much as it should.
        Assert.All(days, day => Assert.True(day.Toxicity.Index > 0));
        var mean = days.Average(day => day.Toxicity.Index!.Value);
        Assert.InRange(mean, 0.7 * days[0].Toxicity.Chance!.Value, 1.3 * days[0].Toxicity.Chance!.Value);
    }

    // Why nothing is said of few comments.
    [Fact]
    public void Of_StableStreamWithFewComments_WouldWarnByChance()
    {
        var random = new Random(3);
        const int Few = 40;
        var warnings = Enumerable
            .Range(0, Days)
            .Count(_ =>
            {
                var day = Day(random, Shipped.Shares, Few);
                Assert.Null(Stability.Of(Shipped, day).Index);
                return Stability.Of(Shipped, day with { Rows = Stability.FewestRows }).HasShifted;
            });

        Assert.InRange(warnings, Days / 5, Days);
    }

    [Fact]
    public void Of_ShiftedStream_Warns()
    {
        // One in four of the comments is now of a kind that scores about 0.6.
        var random = new Random(4);
        var shares = Shipped.Shares.Select(share => 0.75 * share).ToArray();
        shares[ScoreHistogram.BinOf(0.6)] += 0.25;

        var warnings = Enumerable
            .Range(0, Days)
            .Count(_ => Stability.Of(Shipped, Day(random, shares, Stability.FewestRows)).HasShifted);

        Assert.InRange(warnings, 0.99 * Days, Days);
    }

    [Fact]
    public void Of_KnownShares_IsTheSumOverTheBins()
    {
        var before = LanguageHistogram.OfCounts(Counts(800, 100, 100));
        var now = LanguageHistogram.OfCounts(Counts(500, 400, 100));

        var stability = Stability.Of(before, now);

        Assert.Equal((0.3 * Math.Log(8 / 5.0)) + (0.3 * Math.Log(4)), stability.Index!.Value, 1e-12);
        Assert.Equal(2 * 2 / 1_000.0, stability.Chance!.Value, 1e-12);
        Assert.True(stability.HasShifted);
        Assert.Equal(stability.Index.Value, Stability.Of(now, before).Index!.Value, 1e-12);
        Assert.Equal(0, Stability.Of(before, before).Index);
    }

    [Fact]
    public void Of_BinThatOneSideNeverSaw_CountsAsHalfAComment()
    {
        var before = LanguageHistogram.OfCounts(Counts(1_000, 0, 0));
        var now = LanguageHistogram.OfCounts(Counts(990, 10, 0));

        var expected = (0.01 * -Math.Log(0.99)) + ((0.01 - 0.0005) * Math.Log(0.01 / 0.0005));
        Assert.Equal(expected, Stability.Of(before, now).Index!.Value, 1e-12);
    }

    [Theory]
    [InlineData(199, 1_000)]
    [InlineData(1_000, 199)]
    [InlineData(1_000, 0)]
    public void Of_TooFewComments_SaysNothing(long before, long now)
    {
        var stability = Stability.Of(
            LanguageHistogram.OfCounts(Counts(before, 0, 0)),
            LanguageHistogram.OfCounts(Counts(0, now, 0))
        );

        Assert.Equal(new Stability(null, null), stability);
        Assert.False(stability.HasShifted);
    }

    [Fact]
    public void Of_BinsOfAnotherProgram_AreRefused() =>
        Assert.Contains(
            "Train it again",
            Assert
                .Throws<ArgumentException>(() => Stability.Of(new ScoreHistogram([0.5, 0.5], 1_000), Shipped))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0005, 0)]
    [InlineData(0.002, 1)]
    [InlineData(0.5, 8)]
    [InlineData(0.95, 9)]
    [InlineData(1, 9)]
    [InlineData(double.NaN, 9)]
    public void BinOf_Score_IsByLogOdds(double score, int bin) => Assert.Equal(bin, ScoreHistogram.BinOf(score));

    [Fact]
    public void Of_WeightedScores_CountsThemByWhatTheyAreWorth()
    {
        var histogram = ScoreHistogram.Of([(0.0001, 3), (0.6, 1)]);

        Assert.Equal(0.75, histogram.Shares[0], 1e-12);
        Assert.Equal(0.25, histogram.Shares[8], 1e-12);
        Assert.Equal(16 / 10.0, histogram.Rows, 1e-12);
        Assert.Equal(10, ScoreHistogram.Of(Enumerable.Repeat((0.6, 0.1), 10)).Rows, 1e-9);
    }

    [Fact]
    public void OfCounts_NamesThatNobodyKnows_AreOtherLanguages() =>
        Assert.Equal(
            [0.5, 0.25, 0.25],
            LanguageHistogram.OfCounts([new("en", 200), new("other", 50), new("de", 50), new("unknown", 100)]).Shares
        );

    private static KeyValuePair<string, long>[] Counts(long own, long other, long unknown) =>
        [new("en", own), new("other", other), new("unknown", unknown)];

    private static ScoreHistogram Day(Random random, IReadOnlyList<double> shares, int comments) =>
        ScoreHistogram.OfCounts([.. Multinomial.Sample(random, [.. shares], comments).Select(count => (long)count)]);
}
