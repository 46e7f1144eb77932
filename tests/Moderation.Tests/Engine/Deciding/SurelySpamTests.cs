using Moderation.Engine.Deciding;

namespace Moderation.Tests.Engine.Deciding;

public sealed class SurelySpamTests
{
    [Theory]
    [InlineData(0.9, "spam", true)]
    [InlineData(0.9, "too-many-links spam", true)]
    [InlineData(0.8999, "spam", false)]
    [InlineData(0.9, "too-many-links", false)]
    [InlineData(0.9, "spam toxicity", false)]
    [InlineData(0.9, "language spam", false)]
    [InlineData(0.9, "spam wave", false)]
    [InlineData(double.NaN, "spam", false)]
    [InlineData(1, "", false)]
    public void Holds_ReachesTheBound_WhereNothingButSpamAndLinksSpeaks(double spam, string reasons, bool holds) =>
        Assert.Equal(holds, SurelySpam.Holds(spam, reasons.Split(' '), 0.9));

    [Theory]
    [InlineData("wave", true)]
    [InlineData("spam wave", true)]
    [InlineData("wave too-many-links spam", true)]
    [InlineData("wave toxicity", false)]
    [InlineData("blocked-word wave", false)]
    [InlineData("spam too-many-links", false)]
    public void HoldsLikeAWave_NothingButThatSpamAndLinksSpeaks_InAnyOrder(string reasons, bool holds) =>
        Assert.Equal(holds, SurelySpam.HoldsLikeAWave(reasons.Split(' ')));
}
