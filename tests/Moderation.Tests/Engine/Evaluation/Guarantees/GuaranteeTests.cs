using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Tests.Engine.Evaluation.Guarantees;

public sealed class GuaranteeTests
{
    private const int Draws = 200;

    // The 99.5th percentile of the violations in 200 draws where each happens with a chance of 5 %.
    private const int MostViolations = 18;

    [Theory]
    [InlineData(nameof(Sampling.Random), 0.01, 1_500)]
    [InlineData(nameof(Sampling.Random), 0.02, 800)]
    [InlineData(nameof(Sampling.Balanced), 0.02, 1_500)]
    [InlineData(nameof(Sampling.Weighted), 0.02, 6_000)]
    [InlineData(nameof(Sampling.Weighted), 0.01, 15_000)]
    public void Find_ManyDraws_BreaksTheGuaranteeNoMoreOftenThanItMay(string form, double risk, int count)
    {
        var sampling = Enum.Parse<Sampling>(form);
        var (found, broken) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var blog = new SyntheticBlog(draw);
            var comments = sampling switch
            {
                Sampling.Random => blog.Random(count),
                Sampling.Balanced => blog.Balanced(count),
                _ => blog.Weighted(count),
            };
            var answer = Guarantee.Find(Question(sampling, risk, blog), comments, SyntheticBlog.Thresholds, seed: 1);
            if (answer.Thresholds is { } thresholds)
            {
                found++;
                broken += blog.Risk(thresholds) > risk ? 1 : 0;
            }
        }

        Assert.InRange(broken, 0, MostViolations);
        // A search that finds nothing breaks nothing.
        Assert.InRange(found, Draws / 2, Draws);
    }

    [Fact]
    public void Find_MoreLabels_ApprovesMore()
    {
        var few = Mean(1_000);
        var many = Mean(8_000);

        Assert.True(many > few + 0.1, $"{few} of 1,000 labels, {many} of 8,000");

        static double Mean(int labels) =>
            Enumerable.Range(0, 20).Average(draw => Find(new SyntheticBlog(draw).Random(labels)).Approved?.Least ?? 0);
    }

    [Fact]
    public void Find_TooFewLabels_SaysHowManyAreMissing()
    {
        var blog = new SyntheticBlog(5);

        var answer = Find(blog.Random(150));

        Assert.Null(answer.Thresholds);
        Assert.NotNull(answer.MissingLabels);
        // With that many and somewhat more it is found, as promised.
        var found = Enumerable
            .Range(0, 20)
            .Count(_ => Find(blog.Random(150 + (2 * answer.MissingLabels.Value))).Thresholds is not null);
        Assert.InRange(found, 10, 20);
    }

    [Fact]
    public void Find_BadCommentsThatScoreLow_SaysThatLabelsWouldNotHelp()
    {
        var comments = Enumerable
            .Range(0, 5_000)
            .Select(number => new JudgedComment(new Scores(number % 97 / 100f, 0), false, number % 5 == 0))
            .ToArray();

        var answer = Find(comments);

        Assert.Null(answer.Thresholds);
        Assert.Null(answer.MissingLabels);
    }

    [Fact]
    public void Find_CommentsThatOtherChecksHold_CountsThemAsNotApproved()
    {
        var comments = Enumerable
            .Range(0, 5_000)
            .Select(number => new JudgedComment(new Scores(0.01f, 0.01f), IsHeld: number % 5 == 0, number % 5 == 0))
            .ToArray();

        var answer = Find(comments);

        Assert.NotNull(answer.Thresholds);
        Assert.Equal(0.8, answer.Approved!.Value.Least, 1e-9);
    }

    [Fact]
    public void Find_NoComments_FindsNothing() => Assert.Null(Find([]).Thresholds);

    private static GuaranteeAnswer Find(JudgedComment[] comments) =>
        Guarantee.Find(
            new GuaranteeQuestion
            {
                Risk = 0.01,
                Confidence = 0.95,
                Sampling = Sampling.Random,
            },
            comments,
            SyntheticBlog.Thresholds,
            seed: 1
        );

    private static GuaranteeQuestion Question(Sampling sampling, double risk, SyntheticBlog blog) =>
        new()
        {
            Risk = risk,
            Confidence = 0.95,
            Sampling = sampling,
            Prevalence = (0.8 * blog.Prevalence, blog.Prevalence),
            LeastProbability = SyntheticBlog.LeastChance,
        };
}
