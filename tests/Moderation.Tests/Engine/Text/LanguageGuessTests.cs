namespace Moderation.Tests.Engine.Text;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("I read this twice and still think the second chart is misleading.", "en")]
    [InlineData("lol u r so wrong bro, thats not even how it works", "en")]
    [InlineData("No comment", "unknown")]
    [InlineData("Gracias!", "unknown")]
    [InlineData("12345 !!! :-)", "unknown")]
    [InlineData("", "unknown")]
    [InlineData("kaufe mp3 ps3 html5", "unknown")]
    [InlineData("Ich finde den Artikel sehr gut und habe ihn gern gelesen.", "other")]
    [InlineData("No me gusta nada este artículo, es muy malo.", "other")]
    [InlineData("Je ne comprends pas pourquoi vous dites cela.", "other")]
    [InlineData("yeh log bahut acha kaam karte hain", "other")]
    [InlineData("Это комментарий на другом языке.", "other")]
    [InlineData("这是另一种语言的评论", "other")]
    [InlineData("هذا تعليق بلغة أخرى", "other")]
    public void Language_Text_IsFound(string text, string language) =>
        Assert.Equal(language, ShippedModel.Model.Language(text));
}
