using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Tests.Engine.Evaluation.Guarantees;

namespace Moderation.Tests.Engine.Evaluation.Examining;

public sealed class ThresholdChoiceTests
{
    private const double Risk = 0.02;
    private const int Draws = 200;

    // The 99.5th percentile of the violations in 200 draws where each happens with a chance of 5 %.
    private const int MostViolations = 18;

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public void Of_BlogThatDeletesWhatIsBad_BreaksTheGuaranteeNoMoreOftenThanItMay(double deleted)
    {
        var (found, broken) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var blog = new SyntheticBlog(draw);
            var chosen = Choose(blog.Weighted(6_000), deleted, draw);
            found += chosen.IsGuaranteed ? 1 : 0;
            broken += chosen.IsGuaranteed && blog.Risk(chosen.Thresholds) > Risk ? 1 : 0;
        }

        Assert.InRange(broken, 0, MostViolations);
        Assert.True(deleted > 0.1 || found > Draws / 4, $"{found} of {Draws} found");
    }

    // Worst of all: what moderators leave, or let expire, is what is bad. Of what is left then a smaller share is bad than the
    // risk, of all comments a larger one.
    [Theory]
    [InlineData(0.3, 0.06)]
    [InlineData(0.9, 0.03)]
    public void Of_BlogThatLeavesWhatIsBadUnsettled_BreaksTheGuaranteeNoMoreOftenThanItMay(double left, double risk)
    {
        var (found, broken) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var blog = new SyntheticBlog(draw);
            var chosen = ChooseWithout(blog.Weighted(6_000), left, draw, risk);
            found += chosen.IsGuaranteed ? 1 : 0;
            broken += chosen.IsGuaranteed && blog.Risk(chosen.Thresholds) > risk ? 1 : 0;
        }

        Assert.InRange(broken, 0, MostViolations);
        Assert.True(found > Draws / 4, $"{found} of {Draws} found");
    }

    [Fact]
    public void Of_UnsettledComments_CountsThemAndSaysSo()
    {
        var comments = new SyntheticBlog(1).Weighted(3_000);
        var (settled, left) = (ChooseWithout(comments, 0, 1, Risk), ChooseWithout(comments, 0.5, 1, Risk));

        Assert.Equal(0, settled.Unsettled);
        Assert.Equal((settled.Labels, settled.Bad), (left.Labels + left.Unsettled, left.Bad + left.Unsettled));
        Assert.InRange(left.UnsettledApproved, 0, left.Unsettled - 1);
        var remark = Assert.Single(
            Remarks.Of(Set([]), left, [], null),
            remark => remark.Contains("went to review and have no verdict", StringComparison.Ordinal)
        );
        Assert.StartsWith($"{left.Unsettled} comments", remark, StringComparison.Ordinal);
        Assert.Contains($"let {left.UnsettledApproved} of them through", remark, StringComparison.Ordinal);
    }

    // Of very many a part is drawn: the report speaks of them all.
    [Fact]
    public void Of_APartOfTheUnsettled_CountsForAllThatItStandsFor()
    {
        var comments = new SyntheticBlog(1).Weighted(3_000);
        JudgedComment[] open =
        [
            .. Enumerable
                .Range(0, 10)
                .Select(number => new JudgedComment(new(number < 4 ? 0 : 1, 0), false, true, Probability: 0.25)),
            new JudgedComment(new(0, 0), IsHeld: true, IsBad: true),
        ];

        var chosen = ThresholdChoice.Of(Set(comments) with { Unsettled = open }, Given, Input([]));

        Assert.Equal((40, 16), (chosen.Unsettled, chosen.UnsettledApproved));
    }

    [Fact]
    public void Of_DeletedComments_CountsThemAndSaysSo()
    {
        var comments = new SyntheticBlog(1).Weighted(3_000);
        var (kept, gone) = (Choose(comments, 0, 1), Choose(comments, 0.5, 1));

        Assert.Equal(0, kept.ErasedBad + kept.ErasedFine);
        Assert.InRange(gone.ErasedBad, 1, kept.Bad - 1);
        Assert.Equal((kept.Bad, kept.Labels), (gone.Bad + gone.ErasedBad, gone.Labels + gone.ErasedBad));
        var remarks = Remarks.Of(Set([]), gone, [], null);
        Assert.Contains(remarks, remark => remark.StartsWith($"{gone.ErasedBad} comments", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Remarks.Of(Set([]), kept, [], null),
            remark => remark.Contains("deleted", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Of_DeletedCommentsThatOtherChecksHoldOrThatNoKnownChanceChose_LeavesThemOut()
    {
        var comments = new SyntheticBlog(1).Weighted(3_000);
        var bad = new ErasedLabel
        {
            Thread = "t",
            At = default,
            IsBad = true,
        };

        var chosen = ThresholdChoice.Of(
            Set(comments),
            Given,
            Input([bad with { Probability = 1, IsHeld = true }, bad])
        );

        Assert.Equal(0, chosen.ErasedBad);
    }

    private static Pair<Thresholds> Given { get; } = new(SyntheticBlog.Thresholds, SyntheticBlog.Thresholds);

    // Of the bad ones such a share is gone, whatever their scores.
    private static ChosenThresholds Choose(JudgedComment[] comments, double deleted, int seed)
    {
        var random = new Random(seed);
        var gone = comments.ToLookup(comment => comment.IsBad && random.NextDouble() < deleted);
        return ThresholdChoice.Of(
            Set(gone[false]),
            Given,
            Input([
                .. gone[true]
                    .Select(comment => new ErasedLabel
                    {
                        Thread = "t",
                        At = default,
                        IsBad = true,
                        Probability = comment.Probability,
                    }),
            ])
        );
    }

    // Of the bad ones that went to review such a share has no verdict.
    private static ChosenThresholds ChooseWithout(JudgedComment[] comments, double left, int seed, double risk)
    {
        var random = new Random(seed);
        var open = comments.ToLookup(comment =>
            comment is { IsBad: true, Probability: 1 } && random.NextDouble() < left
        );
        return ThresholdChoice.Of(
            Set(open[false]) with
            {
                Unsettled = [.. open[true]],
            },
            Given,
            Input([]) with
            {
                Risk = risk,
            }
        );
    }

    private static ExaminedSet Set(IEnumerable<JudgedComment> comments) =>
        new()
        {
            Rows =
            [
                .. comments.Select(
                    (comment, place) =>
                        new ExaminedRow(
                            $"{place}",
                            new(comment.Scores, comment.Scores),
                            comment.IsBad,
                            Spam: false,
                            comment.Probability
                        )
                ),
            ],
            Cases = [],
            Recent = [],
            IsByThread = true,
            Repeated = 0,
            LeastAuditRate = SyntheticBlog.LeastChance,
            Failed = new(0, 0),
        };

    private static ExaminationInput Input(IReadOnlyList<ErasedLabel> erased)
    {
        var model = new ExaminedModel(ShippedModel.Model, SyntheticBlog.Thresholds);
        return new ExaminationInput
        {
            Champion = model,
            Challenger = model,
            Labels = [],
            Erased = erased,
            Risk = Risk,
        };
    }
}
