using Moderation.Service.Dashboard.Parts;

namespace Moderation.Tests.Dashboard;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://blog.example/a#b")]
    [InlineData("http://blog.example/")]
    public void Of_WebAddress_IsThatAddress(string address) => Assert.Equal(address, WebAddress.Of(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" java\nscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    public void Of_AnythingElse_IsNone(string? address) => Assert.Null(WebAddress.Of(address));
}
