using Moderation.Service.Dashboard.Figuring;

namespace Moderation.Tests.Dashboard;

/// <summary>Numbers as the page of figures says them.</summary>
public sealed class SpokenTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 5)]
    [InlineData(21, 10)]
    [InlineData(80, 20)]
    [InlineData(81, 50)]
    [InlineData(1_000_000, 500_000)]
    public void Tick_UpToTheLargest_IsARoundNumber(double largest, int tick) =>
        Assert.Equal(tick, Spoken.Tick(largest));

    [Theory]
    [InlineData("-00:00:05", "0 min")]
    [InlineData("00:59:59", "59 min")]
    [InlineData("01:00:00", "1 h")]
    [InlineData("2.23:59:00", "71 h")]
    [InlineData("3.12:00:00", "3 days")]
    public void Time_OfALength_IsInItsLargestUnit(string time, string said) =>
        Assert.Equal(said, Spoken.Time(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Share_OfNothing_IsADash() => Assert.Equal(("–", "66.7 %"), (Spoken.Share(null), Spoken.Share(2.0 / 3)));
}
