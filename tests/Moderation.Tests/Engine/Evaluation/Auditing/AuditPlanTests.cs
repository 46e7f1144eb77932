using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Auditing;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation.Auditing;

public sealed class AuditPlanTests
{
    private static readonly Thresholds Thresholds = new(0.7, 0.8);

    [Theory]
    [InlineData(0.001f, 0.001f, 0, 0.01)]
    [InlineData(0.1f, 0.001f, 1, 0.02)]
    [InlineData(0.001f, 0.5f, 2, 0.05)]
    [InlineData(0.69f, 0.5f, 3, 0.1)]
    [InlineData(0.001f, 0.79f, 3, 0.1)]
    [InlineData(0.9f, 0.001f, 3, 0.1)]
    [InlineData(float.NaN, 0.001f, 3, 0.1)]
    public void Draw_Scores_TakesTheNearerCategory(float toxicity, float spam, int stratum, double probability)
    {
        var draw = new AuditPlan().Draw(new Scores(toxicity, spam), Thresholds, 0.015);

        Assert.Equal(stratum, draw.Stratum);
        Assert.Equal(probability, draw.Probability, 1e-12);
        Assert.Equal(stratum > 0, draw.IsDrawn);
    }

    [Fact]
    public void Draw_ManyComments_TakesTheSharesThatItNames()
    {
        var plan = new AuditPlan { BaseRate = 0.04 };
        var scores = new[] { new Scores(0.001f, 0), new Scores(0.1f, 0), new Scores(0.45f, 0), new Scores(0.65f, 0) };
        const int Comments = 20_000;
#pragma warning disable CA5394 // Nothing secret: the same chances in every run are what is wanted.
        var random = new Random(1);

        for (var stratum = 0; stratum < AuditPlan.Strata; stratum++)
        {
            var drawn = Enumerable
                .Range(0, Comments)
                .Count(_ => plan.Draw(scores[stratum], Thresholds, random.NextDouble()).IsDrawn);

            var expected = Comments * plan.Rate(stratum);
            Assert.InRange(drawn, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
        }
#pragma warning restore CA5394
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Draw_RateOfNoneOrAll_TakesNoneOrAll(double rate, bool isDrawn)
    {
        var plan = new AuditPlan { BaseRate = rate };

        Assert.All(
            [0, 0.5, 1 - 1e-16],
            chance =>
            {
                var draw = plan.Draw(new Scores(0.65f, 0), Thresholds, chance);
                Assert.Equal((rate, isDrawn), (draw.Probability, draw.IsDrawn));
            }
        );
    }
}
