using Moderation.BrowserTests.Fixtures;

namespace Moderation.BrowserTests;

/// <summary>What every page tells the browser that it may do.</summary>
public sealed class HeaderTests(EmbeddedService service) : IClassFixture<EmbeddedService>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/review")]
    [InlineData("/try")]
    [InlineData("/figures")]
    [InlineData("/demo")]
    [InlineData("/no-such-page")]
    [InlineData("/styles/ground.css")]
    public async Task Answer_OfEveryPage_AllowsNothingFromElsewhereAndNoFrame(string path)
    {
        using var answer = await service.Process.Http.GetAsync(new Uri(path, UriKind.Relative));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var directives = policy.Split("; ");
        Assert.Contains("default-src 'none'", directives);
        Assert.Contains("script-src 'self'", directives);
        Assert.Contains("style-src 'self'", directives);
        Assert.Contains("frame-ancestors 'none'", directives);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }
}
