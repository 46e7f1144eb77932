using Moderation.Service.Dashboard.Parts;

namespace Moderation.Tests.Dashboard;

public sealed class BeginningTests
{
    [Fact]
    public void Of_TextThatFits_IsTheText() => Assert.Equal(4_000, Beginning.Of(new string('x', 4_000)).Length);

    [Fact]
    public void Of_LongerText_IsItsBeginning() => Assert.Equal(4_000, Beginning.Of(new string('x', 4_001)).Length);

    [Fact]
    public void Of_CutWouldSplitACharacter_LeavesItOut() =>
        Assert.Equal(new string('x', 3_999), Beginning.Of(new string('x', 3_999) + "😀"));
}
