using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Tests.Engine.Evaluation.Guarantees;

public sealed class ProportionTests
{
    // "Rule of three": no hit in n trials leaves 1 - 0.05^(1/n).
    [Fact]
    public void Upper_NoHits_IsTheRuleOfThree() =>
        Assert.Equal(1 - Math.Pow(0.05, 1 / 299.0), Proportion.Upper(0, 299, 0.05), 1e-9);

    // The 95 % interval of 10 in 100 that textbooks print: 0.0490 to 0.1762.
    [Fact]
    public void Limits_TenInAHundred_AreThePrintedOnes()
    {
        Assert.Equal(0.0490, Proportion.Lower(10, 100, 0.025), 5e-5);
        Assert.Equal(0.1762, Proportion.Upper(10, 100, 0.025), 5e-5);
    }

    [Theory]
    [InlineData(0, 10, 0.3)]
    [InlineData(3, 10, 0.3)]
    [InlineData(9, 10, 0.3)]
    public void AtMost_WholeCounts_SumsTheBinomial(int hits, int trials, double chance)
    {
        var sum = 0.0;
        for (var count = 0; count <= hits; count++)
        {
            var ways = MathNet.Numerics.SpecialFunctions.Binomial(trials, count);
            sum += ways * Math.Pow(chance, count) * Math.Pow(1 - chance, trials - count);
        }

        Assert.Equal(sum, Proportion.AtMost(hits, trials, chance), 1e-12);
    }

    [Fact]
    public void Limits_NothingKnown_AreTheEnds()
    {
        Assert.Equal(0, Proportion.Lower(0, 0, 0.05));
        Assert.Equal(1, Proportion.Upper(0, 0, 0.05));
        Assert.Equal(1, Proportion.Upper(5, 5, 0.05));
    }
}
