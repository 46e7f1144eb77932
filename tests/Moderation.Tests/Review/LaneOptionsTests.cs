using System.Globalization;
using Moderation.Service.Review;

namespace Moderation.Tests.Review;

public sealed class LaneOptionsTests
{
    [Theory]
    [InlineData("00:00:01", true)]
    [InlineData("90.00:00:00", true)]
    [InlineData("00:00:00", false)]
    [InlineData("-1.00:00:00", false)]
    [InlineData("90.00:00:01", false)]
    public void WarnAfter_OutOfItsRange_IsRefusedWithWhatWouldBeRight(string written, bool isRight)
    {
        var options = new LaneOptions { WarnAfter = TimeSpan.Parse(written, CultureInfo.InvariantCulture) };

        var answer = new LaneOptionsValidation().Validate(null, options);

        Assert.Equal(isRight, answer.Succeeded);
        Assert.True(
            isRight || answer.FailureMessage?.Contains("give 00:00:01 to 90.00:00:00", StringComparison.Ordinal) == true
        );
    }
}
