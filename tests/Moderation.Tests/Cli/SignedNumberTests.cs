using Moderation.Cli;

namespace Moderation.Tests.Cli;

public sealed class SignedNumberTests
{
    [Theory]
    [InlineData(0.0121, "+0.012")]
    [InlineData(-0.0029, "-0.003")]
    [InlineData(-0.0002, "0.000")]
    [InlineData(0.0002, "0.000")]
    [InlineData(-1.5, "-1.500")]
    public void Of_Change_HasItsSignUnlessItIsNone(double change, string text) =>
        Assert.Equal(text, SignedNumber.Of(change));
}
