using CsCheck;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Hello World", "hello world")]
    [InlineData("ＦＵＬＬ", "full")]
    [InlineData("ﬁne", "fine")]
    [InlineData("Cafe\u0301", "caf\u00E9")]
    [InlineData("CAFÉ", "café")]
    [InlineData("ПРИВЕТ", "привет")]
    [InlineData("it\u2019s \u201Cso\u201D", "it's \"so\"")]
    [InlineData("z\u200Be\u200Dr\u00ADo", "zero")]
    [InlineData("z\u007Fe\u0001r\u0000o", "zero")]
    [InlineData("z\u0080e\u0085r\u009Fo", "zero")]
    [InlineData("an \u202Et\u0001oidi\u202C here", "an idiot here")]
    [InlineData("one\ttwo\r\nthree", "one\ttwo\r\nthree")]
    [InlineData("𝓕𝓪𝓷𝓬𝔂", "fancy")]
    [InlineData("❤\uFE0F 😂", " love   laughing ")]
    [InlineData("b🅰d", "bad")]
    [InlineData("👍🏿", " good 🏿")]
    [InlineData("b\u0335a\u0336d\u0337", "bad")]
    [InlineData("an \u202Etoidi\u202C here", "an idiot here")]
    [InlineData("", "")]
    public void Fold_Text_GivesWhatTheFeaturizerReads(string original, string expected)
    {
        var folded = new FoldedText();

        folded.Fold(original);

        Assert.Equal(expected, folded.Characters.ToString());
    }

    [Fact]
    public void Fold_LoneSurrogates_GivesReplacementCharacters()
    {
        var folded = new FoldedText();

        folded.Fold("\uD83D lone \uDE00");

        Assert.Equal("\uFFFD lone \uFFFD", folded.Characters.ToString());
    }

    [Fact]
    public void Fold_LigatureAndMark_MapsBackToTheOriginal()
    {
        var folded = new FoldedText();

        folded.Fold("oﬃce cafe\u0301s");

        // o f f i c e, then a space: the ligature's three letters all came from place 1.
        Assert.Equal("office cafés", folded.Characters.ToString());
        Assert.Equal([0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11], folded.Origins.ToArray());
    }

    [Fact]
    public void Fold_UnseenCharacters_CountsThoseThatPartLatinLetters()
    {
        var folded = new FoldedText();

        folded.Fold("i\u200Bdi\u200Bot می\u200Cخواهم");

        Assert.Equal(2, folded.Hidden);
    }

    [Fact]
    public void Fold_AnyUtf16_KeepsAnOrderedMapIntoTheOriginal()
    {
        Gen.String[Gen.Char, 0, 200]
            .Sample(original =>
            {
                var folded = new FoldedText();
                folded.Fold(original);
                var origins = folded.Origins.ToArray();
                Assert.Equal(original.Length, origins[^1]);
                Assert.Equal(origins.Order(), origins);
                Assert.All(origins[..^1], origin => Assert.InRange(origin, 0, original.Length - 1));
            });
    }

    [Fact]
    public void Fold_ShorterTextAfterLonger_ForgetsTheLonger()
    {
        var folded = new FoldedText();
        folded.Fold(new string('a', 5_000));

        folded.Fold("b");

        Assert.Equal("b", folded.Characters.ToString());
        Assert.Equal([0, 1], folded.Origins.ToArray());
    }
}
