using Moderation.Service.Learning.Labels;

namespace Moderation.Tests.Learning.Labels;

public sealed class LabelNameTests
{
    [Theory]
    [InlineData("site", "c-17", "site/c-17/2")]
    [InlineData("a/b", "c", "a%2Fb/c/2")]
    [InlineData("a", "b/c", "a/b%2Fc/2")]
    [InlineData("a%2Fb", "%25", "a%252Fb/%2525/2")]
    public void OfComment_AnyIds_CanBeReadAgain(string site, string comment, string name)
    {
        Assert.Equal(name, LabelName.OfComment(site, comment, 2));
        Assert.Equal((site, comment, 2), LabelName.Comment(name));
    }

    [Theory]
    [InlineData("import:17")]
    [InlineData("site/thread")]
    [InlineData("site/comment/x")]
    [InlineData("a/b/c/1")]
    public void Comment_OfAnotherName_IsNone(string name) => Assert.Null(LabelName.Comment(name));

    [Fact]
    public void OfThread_StrokesInIds_AreNoDivision() =>
        Assert.NotEqual(LabelName.OfThread("a/b", "c"), LabelName.OfThread("a", "b/c"));
}
