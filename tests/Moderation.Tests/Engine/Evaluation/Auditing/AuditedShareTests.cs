using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Auditing;
using static Moderation.Tests.Engine.Evaluation.Auditing.SmallCells;

namespace Moderation.Tests.Engine.Evaluation.Auditing;

public sealed class AuditedShareTests
{
    private const int Streams = 1_000;
    private const int FewestHeld = 930;

    public static TheoryData<string> Kinds => [.. SimulatedStream.Kinds];

    // Each kind by itself: those with nothing to find would hide those with little.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_ManyStreamsOfAKind_HoldsTheTruth(string kind)
    {
        Assert.InRange(Held(stream => AuditedShare.Of(stream.Audit()).IfAlike.Interval, kind), FewestHeld, Streams);

        // Audits that nobody answered, by chance.
        Assert.InRange(
            Held(stream => AuditedShare.Of(stream.Audit(0.7, 0.7)).IfAlike.Interval, kind),
            FewestHeld,
            Streams
        );
    }

    // What the test above asks is not so little that anything would pass.
    [Fact]
    public void Wald_ManyStreams_LosesTheTruth() =>
        Assert.InRange(Held(stream => OtherIntervals.Wald(stream.Audit())), 1, FewestHeld - 100);

    [Fact]
    public void Of_ManyStreams_IsTighterThanSumsOfExactLimits()
    {
        var (ours, sums) = (0.0, 0.0);
        for (var seed = 0; seed < 200; seed++)
        {
            var cells = new SimulatedStream(seed).Audit();
            var (one, other) = (AuditedShare.Of(cells).IfAlike.Interval, OtherIntervals.Sums(cells));
            ours += one.High - one.Low;
            sums += other.High - other.Low;
        }

        Assert.True(ours < 0.85 * sums, $"{ours / 200} on average, sums {sums / 200}");
    }

    [Fact]
    public void Bounds_BadCommentsLeftUnanswered_HoldTheTruth()
    {
        Assert.InRange(Held(stream => AuditedShare.Of(stream.Audit(0.2, 0.9)).Bounds), FewestHeld, Streams);
        Assert.InRange(Held(stream => AuditedShare.Of(stream.Audit(0.9, 0.2)).Bounds), FewestHeld, Streams);

        // With much to go by, the assumption that they are like the others is seen to be wrong.
        var missed = new AuditCell[] { new(100_000, 20_000, 16_200, 200), new(10_000, 5_000, 4_100, 50) };
        var truth = 1_250.0 / 25_000;
        Assert.True(AuditedShare.Of(missed).IfAlike.Interval.High < truth);
        Assert.InRange(truth, AuditedShare.Of(missed).Bounds.Low, AuditedShare.Of(missed).Bounds.High);
    }

    // Not simulated but summed up: every truth of two small cells, and every sample that it may give.
    [Theory]
    [InlineData(40, 4, 25, 10)]
    [InlineData(60, 3, 12, 11)]
    public void Of_EveryTruthOfSmallCells_IsMissedNoMoreThanItMay(int first, int ofFirst, int second, int ofSecond)
    {
        var intervals = new Interval[ofFirst + 1, ofSecond + 1];
        foreach (var (one, other) in Pairs(ofFirst, ofSecond))
        {
            intervals[one, other] = AuditedShare
                .Of([new(first, ofFirst, ofFirst, one), new(second, ofSecond, ofSecond, other)])
                .IfAlike.Interval;
        }

        foreach (var (bad, otherBad) in Pairs(first, second))
        {
            var truth = (double)(bad + otherBad) / (first + second);
            var (under, over) = (0.0, 0.0);
            foreach (var (one, other) in Pairs(ofFirst, ofSecond))
            {
                var chance = Chance(first, bad, ofFirst, one) * Chance(second, otherBad, ofSecond, other);
                under += intervals[one, other].High < truth - 1e-12 ? chance : 0;
                over += intervals[one, other].Low > truth + 1e-12 ? chance : 0;
            }

            Assert.InRange(under, 0, 0.025);
            Assert.InRange(over, 0, 0.025);
        }
    }

    [Fact]
    public void Of_OneCell_HasTheExactLimits()
    {
        var (low, high) = AuditedShare.Of([new AuditCell(50, 10, 10, 2)]).IfAlike.Interval;

        // The limits are the last numbers that the sample does not speak against with 97.5 %.
        Assert.True(
            Tail((int)Math.Round(low * 50), 2, 10) > 0.025 && Tail((int)Math.Round(low * 50) - 1, 2, 10) <= 0.025
        );
        Assert.True(1 - Tail((int)Math.Round(high * 50), 3, 10) > 0.025);
        Assert.True(1 - Tail((int)Math.Round(high * 50) + 1, 3, 10) <= 0.025);

        static double Tail(int bad, int from, int to) =>
            Enumerable.Range(from, to - from + 1).Sum(found => Chance(50, bad, 10, found));
    }

    [Fact]
    public void Of_NothingFound_LeavesWhatTheLowestRateCannotSee()
    {
        var share = AuditedShare.Of([new AuditCell(10_000, 100, 100, 0), new AuditCell(1_000, 100, 100, 0)]).IfAlike;

        Assert.Equal(0, share.Share);
        Assert.Equal(0, share.Interval.Low);
        // One sample of the first cell alone leaves 3.6 %; a second cell costs little.
        Assert.InRange(share.Interval.High, 0.0325, 0.045);
    }

    [Fact]
    public void Of_Cells_WeighsThemByTheirPopulations()
    {
        var share = AuditedShare.Of([new AuditCell(900, 90, 90, 9), new AuditCell(100, 50, 40, 20)]);

        Assert.Equal(((900 * 0.1) + (100 * 0.5)) / 1_000, share.IfAlike.Share!.Value, 1e-12);
        Assert.Equal(((900 * 0.1) + (100 * 20 / 50.0)) / 1_000, share.IfNone.Share!.Value, 1e-12);
        Assert.Equal(((900 * 0.1) + (100 * 30 / 50.0)) / 1_000, share.IfAll.Share!.Value, 1e-12);
        Assert.Equal((1_000, 140, 130, 29), (share.Population, share.Drawn, share.Answered, share.Found));
    }

    [Fact]
    public void Of_EverythingSeen_IsCertain()
    {
        var share = AuditedShare.Of([new AuditCell(30, 30, 30, 6), new AuditCell(10, 10, 10, 0)]);

        Assert.Equal(new ShareEstimate(0.15, new Interval(0.15, 0.15)), share.IfAlike);
        Assert.Equal(new Interval(0.15, 0.15), share.Bounds);
    }

    // Of what was sent to review everything is drawn; what is not settled is missing.
    [Fact]
    public void Of_ReviewHalfSettled_BoundsWhatIsNotSettled()
    {
        var share = AuditedShare.Of([new AuditCell(200, 200, 100, 40)]);

        Assert.Equal(0.4, share.IfAlike.Share);
        Assert.InRange(share.IfAlike.Interval.Low, 0.3, 0.36);
        Assert.InRange(share.IfAlike.Interval.High, 0.44, 0.5);
        Assert.Equal(new Interval(0.2, 0.7), share.Bounds);
    }

    [Fact]
    public void Of_CellThatNobodyLookedAt_CountsBetweenNoneAndAll()
    {
        var share = AuditedShare.Of([new AuditCell(90, 90, 90, 9), new AuditCell(10, 2, 0, 0)]).IfAlike;

        Assert.Equal(new ShareEstimate(0.1, new Interval(0.09, 0.19)), share);
    }

    [Fact]
    public void Of_Nothing_SaysNothing() =>
        Assert.All(
            [AuditedShare.Of([]), AuditedShare.Of([new AuditCell(0, 0, 0, 0)])],
            share => Assert.Equal(new ShareEstimate(null, new Interval(0, 1)), share.IfAlike)
        );

    [Fact]
    public void Of_MillionsInTwentyCells_AddsUp()
    {
        var cells = Enumerable
            .Range(1, 20)
            .Select(cell => new AuditCell(1_000_000 * cell, 3_000 * cell, 3_000 * cell, 30 * cell))
            .ToArray();

        var share = AuditedShare.Of(cells).IfAlike;

        Assert.Equal(0.01, share.Share!.Value, 1e-12);
        Assert.InRange(share.Interval.Low, 0.0093, 0.01);
        Assert.InRange(share.Interval.High, 0.01, 0.0108);
    }

    [Theory]
    [InlineData(10, 11, 5, 0)]
    [InlineData(10, 5, 6, 0)]
    [InlineData(10, 5, 4, 5)]
    [InlineData(10, 5, 4, -1)]
    public void Of_CountsThatContradict_AreRefused(long population, long drawn, long answered, long found) =>
        Assert.Throws<ArgumentException>(() => AuditedShare.Of([new AuditCell(population, drawn, answered, found)]));

    private static int Held(Func<SimulatedStream, Interval> interval, string? kind = null) =>
        Enumerable
            .Range(0, Streams)
            .Select(seed => new SimulatedStream(seed, kind))
            .Count(stream =>
            {
                var (low, high) = interval(stream);
                return low <= stream.Share + 1e-12 && stream.Share <= high + 1e-12;
            });
}
