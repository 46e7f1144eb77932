using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Text;

public sealed class DisguiseTests
{
    [Theory]
    [InlineData("you аre аn іdіоt", "you are an idiot")]
    [InlineData("what a ѕсоре", "what a scope")]
    [InlineData("y0u st1nk", "you stink")]
    [InlineData("you b@stard, you a$$hole", "you bastard, you asshole")]
    [InlineData("such an i d i o t he is", "such an idiot he is")]
    [InlineData("an i.d.i.o.t he is", "an idiot he is")]
    [InlineData("an i-i-i-idiot", "an idiot")]
    [InlineData("wha.t an id.iot th.is ma.n i.s", "what an idiot this man is")]
    [InlineData("d1sgust1ng 1d1ot5, g0 4way", "disgusting idiots, go away")]
    public void Fold_TricksOfSpelling_AreUndoneAndCounted(string tricky, string plain)
    {
        var folded = Fold(tricky);

        Assert.Equal(plain, folded.Characters.ToString());
        Assert.True(folded.Disguised > 0);
    }

    [Theory]
    [InlineData("sooooo goood", "so god")]
    public void Fold_RepeatedLetters_AreMereEmphasis(string emphatic, string plain)
    {
        var folded = Fold(emphatic);

        Assert.Equal(plain, folded.Characters.ToString());
        Assert.Equal(0, folded.Disguised);
    }

    [Theory]
    [InlineData("это комментарий без всякой ругани, спасибо")]
    [InlineData("هذا تعليق بلغة أخرى")]
    [InlineData("આ એક સામાન્ય ટિપ્પણી છે")]
    [InlineData("το άρθρο είναι πολύ καλό")]
    [InlineData("zoë müller aß in łódź crème brûlée, garçon, ñandú, smörgåsbord")]
    [InlineData("bạn có thể viết tiếng việt không")]
    [InlineData("çok güzel bir yazı, ısrarla öneririm")]
    [InlineData("the 1st, 2nd and 3rd at 7pm, 5km from here, mp3 and html5")]
    [InlineData("mail me at ann4.b@example.com or see http://a-b.example/x-1y2z?q=h4x0r")]
    [InlineData("@j0hn well-known e-mail, isn't it? yes.no")]
    [InlineData("the word привет in an english sentence about москва")]
    [InlineData("a b or not a b")]
    [InlineData("1,000.50 is $5 more than 3-4 = -1")]
    public void Fold_CleanText_IsNeitherDamagedNorTakenForATrick(string text)
    {
        var folded = Fold(text);

        Assert.Equal(text.Normalize(System.Text.NormalizationForm.FormKC), folded.Characters.ToString());
        Assert.Equal(0, folded.Disguised);
    }

    [Fact]
    public void Fold_DisguisedWord_MapsBackToTheOriginal()
    {
        var folded = Fold("an i.d.i.o.t!");

        var word = folded.Characters.IndexOf("idiot");
        Assert.Equal(3, folded.Origins[word]);
        Assert.Equal(12, folded.Origins[word + "idiot".Length]);
    }

    private static FoldedText Fold(string text)
    {
        var folded = new FoldedText();
        folded.Fold(text);
        return folded;
    }
}
