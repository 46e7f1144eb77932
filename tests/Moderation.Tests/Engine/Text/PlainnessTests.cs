using CsCheck;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Text;

public sealed class PlainnessTests
{
    // Letters that repeat, letters alone, and the signs and digits that tricks are made of.
    private static readonly string[] Pieces =
        "the |isn't |don't |well-known |a |i |b|oo|e|-|.|'|1|7|0|2|9|st |th |k |$|!|@|/|, |é|ß |à |×|\n|x@y.z |\u007F|1diot".Split(
            '|'
        );

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Select(piece => Pieces[piece])
        .Array[0, 90]
        .Select(string.Concat);

    [Fact]
    public void IsPlain_WhereItSaysSo_NothingIsUndone() =>
        Texts.Sample(
            text =>
            {
                if (!Plainness.IsPlain(text + new string(' ', FoldedText.Padding), text.Length))
                {
                    return;
                }

                var characters = (text + new string(' ', FoldedText.Padding)).ToCharArray();
                var disguised = Disguise.Undo(characters, new int[text.Length], out var length);

                Assert.Equal(0, disguised);
                Assert.Equal(text, characters.AsSpan(0, length).ToString());
            },
            iter: 20_000
        );

    [Theory]
    [InlineData("nothing here is hidden, is it? no. a well-known man's words")]
    [InlineData("a letter i alone, twice")]
    [InlineData("the 1st, the 20th and the 10th at 7pm, isn't it, don't you, can't we")]
    [InlineData("à la carte, crème brûlée, @john")]
    public void IsPlain_OrdinaryText_SaysSo(string text) =>
        Assert.True(Plainness.IsPlain(text + new string(' ', FoldedText.Padding), text.Length));
}
