using CsCheck;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Features;

public sealed class FingerprintTests
{
    private const string Advert =
        "Earn money from your kitchen table every evening without experience, visit http://earn.example.com/start today "
        + "and receive 250 dollars.";

    [Fact]
    public void Of_OneText_IsTheSameForEver()
    {
        var print = Model.Fingerprint(new Comment(Advert));

        Assert.Equal(
            [9221118274476168774L, 8616784424434750925L, 816040303980890089L, -393008427478792754L],
            Enumerable.Range(0, print.Count).Select(place => print[place])
        );
    }

    [Theory]
    [InlineData("Thanks!")]
    [InlineData("")]
    [InlineData("I could not agree more with you.")]
    [InlineData("> a quoted line of more than eight words that somebody else wrote here\nExactly my point!")]
    public void Of_AFewWordsWithoutALink_HasNoKey(string text) =>
        Assert.Equal(0, Model.Fingerprint(new Comment(text)).Count);

    [Theory]
    // Another word.
    [InlineData(
        "Earn cash from your kitchen table every evening without experience, visit http://earn.example.com/start today and receive 250 dollars."
    )]
    // Another link.
    [InlineData(
        "Earn money from your kitchen table every evening without experience, visit https://www.other.example.org today and receive 250 dollars."
    )]
    // Another number.
    [InlineData(
        "Earn money from your kitchen table every evening without experience, visit http://earn.example.com/start today and receive 9999 dollars."
    )]
    // Other letters.
    [InlineData(
        "EARN MONEY FROM YOUR KITCHEN TABLE EVERY EVENING WITHOUT EXPERIENCE, visit http://earn.example.com/start today and receive 250 dollars!!!"
    )]
    [InlineData(
        "Ｅａｒｎ mоney frоm yоur kitсhen table every evening without experience, visit http://earn.example.com/start today and receive 250 dollars."
    )]
    // What nobody sees.
    [InlineData(
        "Ea\u200Brn mon\u200Bey from your kit\u200Dchen table every evening without experience, visit http://earn.example.com/start today and receive 250 dollars."
    )]
    // Another order.
    [InlineData(
        "Visit http://earn.example.com/start today and receive 250 dollars. Earn money from your kitchen table every evening without experience."
    )]
    // Something before and after it.
    [InlineData(
        "Hello! Earn money from your kitchen table every evening without experience, visit http://earn.example.com/start today and receive 250 dollars. xkq83"
    )]
    public void Of_ATextWithASmallChange_SharesAKey(string text) =>
        Assert.True(Model.Fingerprint(new Comment(Advert)).IsLike(Model.Fingerprint(new Comment(text))));

    [Theory]
    [InlineData("Great post!!! http://one.example.com", "great post http://one.example.com", true)]
    [InlineData("Great post!!! http://one.example.com", "Great post! http://two.example.com", false)]
    [InlineData(
        "Best cheap watches here http://one.example.com",
        "Best cheap watches here: http://two.example.com",
        true
    )]
    [InlineData("http://one.example.com/a", "http://one.example.com/b", false)]
    [InlineData(
        "这是一个关于便宜手表的广告，请点击这里查看更多信息",
        "这是一个关于便宜手表的广告, 请点击这里查看更多信息!!",
        true
    )]
    [InlineData(
        "这是一个关于便宜手表的广告，请点击这里查看更多信息",
        "今天的文章写得很好，我完全同意作者的看法和结论",
        false
    )]
    [InlineData(
        "Купите дешёвые часы в нашем магазине сегодня со скидкой только для вас",
        "Купите дешёвые сумки в нашем магазине сегодня со скидкой только для вас",
        true
    )]
    [InlineData(
        "> Earn money from your kitchen table every evening without experience and receive dollars\nWho would believe such a promise after what happened last winter?",
        "> Earn money from your kitchen table every evening without experience and receive dollars\nMy sister fell for exactly that offer and never saw a single cent again.",
        false
    )]
    public void Of_ShortTextsOtherScriptsAndQuotes_SharesAKeyWhereTheyAreAlike(string one, string other, bool alike) =>
        Assert.Equal(alike, Model.Fingerprint(new Comment(one)).IsLike(Model.Fingerprint(new Comment(other))));

    [Fact]
    public void Of_CommentsOnOneSubject_ShareNone()
    {
        string[] texts =
        [
            "The new tram line will cost twice what the council promised, and the tunnel under the station is the reason.",
            "I use the tram every morning and the new line saves me twenty minutes, whatever the tunnel costs.",
            "Nobody asked the people who live above the tunnel whether they want a tram under their bedroom.",
            "The council promised a new line ten years ago and still there is no tram at the station.",
            "Trams are cheaper than buses over thirty years, so the cost of the tunnel is not the point at all.",
            "A tunnel for a tram is madness, buses could start tomorrow and would cost the council nothing.",
        ];
        var prints = texts.Select(text => Model.Fingerprint(new Comment(text))).ToArray();

        for (var one = 0; one < prints.Length; one++)
        {
            Assert.All(prints[(one + 1)..], other => Assert.False(prints[one].IsLike(other)));
        }
    }

    [Fact]
    public void Of_AnyTextWithOneTellingWordOfTwelveChanged_SharesAKey() =>
        Gen.Select(Gen.Char['a', 'z'].Array[6, 9].Array[13], Gen.Int[0, 11])
            .Where((words, _) => words.Select(word => new string(word)).Distinct().Count() == words.Length)
            .Sample(
                (words, place) =>
                {
                    string[] text = [.. words[..12].Select(word => new string(word))];
                    var before = Model.Fingerprint(new Comment(string.Join(' ', text)));
                    text[place] = new string(words[12]);
                    return before.IsLike(Model.Fingerprint(new Comment(string.Join(' ', text))));
                }
            );

    [Fact]
    public void Of_AnyText_HasFourKeysAtMostAndEachIsItsOwn() =>
        Gen.String.Sample(text =>
        {
            var print = Model.Fingerprint(new Comment(text));
            return print.Count <= Fingerprint.MostKeys
                && print == Model.Fingerprint(new Comment(text))
                && (print.Count == 0 || print.IsLike(print));
        });
}
