using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Text;

public sealed class LinksTests
{
    [Theory]
    [InlineData("no link here: nothing")]
    [InlineData("awww. so sweet")]
    [InlineData("")]
    public void TryNext_NoLink_FindsNone(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("see http://example.com/a?b=c.", "http://example.com/a?b=c")]
    [InlineData("awww. WWW.Example.org, yes", "WWW.Example.org")]
    [InlineData("<a href=\"https://example.net/x\">x</a>", "https://example.net/x")]
    [InlineData("[url=http://example.net]", "http://example.net")]
    [InlineData("://", "://")]
    public void TryNext_OneLink_FindsItWithoutWhatStandsAround(string text, string link) =>
        Assert.Equal([link], Find(text));

    [Fact]
    public void TryNext_SeveralLinks_FindsAllInOrder() =>
        Assert.Equal(
            ["http://a.example", "www.b.example", "ftp://c.example"],
            Find("http://a.example www.b.example ftp://c.example")
        );

    [Theory]
    [InlineData("http://user@www.Example.com:80/path", "Example.com")]
    [InlineData("example.com/path", "example.com")]
    [InlineData("mailto", "mailto")]
    [InlineData("http://", "")]
    public void Host_Link_IsTheNameAlone(string link, string host) => Assert.Equal(host, Links.Host(link).ToString());

    private static List<string> Find(string text)
    {
        var links = new List<string>();
        for (var at = 0; Links.TryNext(text, at, out var start, out at); )
        {
            links.Add(text[start..at]);
        }

        return links;
    }
}
