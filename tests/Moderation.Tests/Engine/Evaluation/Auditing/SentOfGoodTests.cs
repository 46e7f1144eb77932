using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Auditing;
using static Moderation.Tests.Engine.Evaluation.Auditing.SmallCells;

namespace Moderation.Tests.Engine.Evaluation.Auditing;

public sealed class SentOfGoodTests
{
    private const int Streams = 1_000;
    private const int FewestHeld = 930;

    [Fact]
    public void Of_ManyStreams_HoldsTheTruth()
    {
        Assert.InRange(
            Held(stream => SentOfGood.Of(stream.Audit(), stream.Settle()).IfAlike.Interval),
            FewestHeld,
            Streams
        );

        // What is not answered and not settled, by chance.
        Assert.InRange(
            Held(stream => SentOfGood.Of(stream.Audit(0.7, 0.7), stream.Settle(0.6, 0.6)).IfAlike.Interval),
            FewestHeld,
            Streams
        );
    }

    [Theory]
    [InlineData(0.2, 0.9)]
    [InlineData(0.9, 0.2)]
    public void Bounds_OneKindLeftUnanswered_HoldTheTruth(double ofGood, double ofBad)
    {
        Assert.InRange(
            Held(stream => SentOfGood.Of(stream.Audit(ofBad, ofGood), stream.Settle(ofGood, ofBad)).Bounds),
            FewestHeld,
            Streams
        );

        // It is no matter of course.
        Assert.InRange(
            Held(stream => SentOfGood.Of(stream.Audit(ofBad, ofGood), stream.Settle(ofGood, ofBad)).IfAlike.Interval),
            0,
            FewestHeld - 100
        );
    }

    // Not simulated but summed up: every truth of an audit and of a review, and every sample that they may give. Two
    // intervals of 95 % would miss more often than one of 95 % may.
    [Theory]
    [InlineData(38, 2, 18, 11)]
    [InlineData(20, 12, 24, 2)]
    public void Of_EveryTruthOfAnAuditAndAReview_IsMissedNoMoreThanItMay(
        int approved,
        int answered,
        int sent,
        int settled
    )
    {
        var intervals = new Interval[answered + 1, settled + 1];
        foreach (var (bad, good) in Pairs(answered, settled))
        {
            intervals[bad, good] = SentOfGood
                .Of([new(approved, answered, answered, bad)], [new(sent, sent, settled, good)])
                .IfAlike.Interval;
        }

        foreach (var (bad, good) in Pairs(approved, sent))
        {
            var all = good + approved - bad;
            var truth = all == 0 ? 0 : (double)good / all;
            var (under, over) = (0.0, 0.0);
            foreach (var (seenBad, seenGood) in Pairs(answered, settled))
            {
                var chance = Chance(approved, bad, answered, seenBad) * Chance(sent, good, settled, seenGood);
                under += intervals[seenBad, seenGood].High < truth - 1e-12 ? chance : 0;
                over += intervals[seenBad, seenGood].Low > truth + 1e-12 ? chance : 0;
            }

            Assert.InRange(under, 0, 0.025);
            Assert.InRange(over, 0, 0.025);
        }
    }

    [Fact]
    public void Of_EverythingSeen_IsCertain()
    {
        var share = SentOfGood.Of([new AuditCell(30, 30, 30, 6)], [new AuditCell(10, 10, 10, 8)]);

        Assert.Equal(new ShareEstimate(0.25, new Interval(0.25, 0.25)), share.IfAlike);
        Assert.Equal(new Interval(0.25, 0.25), share.Bounds);
    }

    [Fact]
    public void Of_NothingSettled_MayBeAnythingThatTheAuditLeaves()
    {
        var share = SentOfGood.Of([new AuditCell(30, 30, 30, 0)], [new AuditCell(10, 10, 0, 0)]);

        Assert.Equal(new ShareEstimate(null, new Interval(0, 0.25)), share.IfAlike);
        Assert.Equal(new Interval(0, 0.25), share.Bounds);
    }

    private static int Held(Func<SimulatedStream, Interval> interval) =>
        Enumerable
            .Range(0, Streams)
            .Select(seed => new SimulatedStream(seed))
            .Count(stream =>
            {
                var (low, high) = interval(stream);
                return low <= stream.SentOfGood + 1e-12 && stream.SentOfGood <= high + 1e-12;
            });
}
