using Moderation.DemoBlog.Posting;
using Xunit;

namespace Moderation.Tests.DemoBlog;

public class DraftTests
{
    [Theory]
    [InlineData("", "", "Hello", "name")]
    [InlineData("Ann", "", " \n\t", "text")]
    [InlineData("Ann", "javascript:alert(1)", "Hello", "website")]
    [InlineData("Ann", "example.org", "Hello", "website")]
    [InlineData("Ann", "ftp://example.org", "Hello", "website")]
    public void Errors_OneFieldWrong_NamesThatFieldAlone(string name, string website, string text, string field)
    {
        Assert.Equal([field], new Draft(name, website, text, "").Errors().Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org/a?b=c")]
    [InlineData("HTTP://EXAMPLE.ORG")]
    public void Errors_AllFieldsRight_None(string website)
    {
        Assert.Empty(new Draft("Ann", website, "Hello", "").Errors());
    }

    [Fact]
    public void Errors_TextAtTheLimit_NoneAndOneMoreIsTooMuch()
    {
        Assert.Empty(new Draft("Ann", "", new string('x', Draft.MaxText), "").Errors());
        Assert.Equal(["text"], new Draft("Ann", "", new string('x', Draft.MaxText + 1), "").Errors().Keys);
    }
}
