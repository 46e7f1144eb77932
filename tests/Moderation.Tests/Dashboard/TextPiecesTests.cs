using CsCheck;
using Moderation.Contracts;
using Moderation.Service.Dashboard.Parts;

namespace Moderation.Tests.Dashboard;

public sealed class TextPiecesTests
{
    [Fact]
    public void Of_NoReasons_IsTheTextInOnePiece()
    {
        var piece = Assert.Single(TextPieces.Of("You liar\nand worse", []));

        Assert.Equal("You liar\nand worse", piece.Text);
        Assert.Empty(piece.Codes);
    }

    [Fact]
    public void Of_OverlappingSpans_EachPieceNamesItsReasons()
    {
        var pieces = TextPieces.Of("abcdef", [Reason("toxicity", (0, 4)), Reason("spam", (2, 4))]);

        Assert.Equal(
            [("ab", "toxicity"), ("cd", "toxicity,spam"), ("ef", "spam")],
            pieces.Select(piece => (piece.Text, string.Join(',', piece.Codes)))
        );
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void Of_SpanCutsASurrogatePair_TakesTheWholeCharacter(int start, int length)
    {
        var pieces = TextPieces.Of("a😀b", [Reason("toxicity", (start, length))]);

        Assert.Equal(["a", "😀", "b"], pieces.Select(piece => piece.Text));
        Assert.Equal([0, 1, 0], pieces.Select(piece => piece.Codes.Count));
    }

    [Fact]
    public void Of_AnySpansOnAnyText_KeepsEveryCharacterInItsOrder() =>
        Gen.Select(
                Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['\u05D0', '\u05EA'], Gen.Const('\n')), 0, 40],
                Gen.Select(Gen.Int[-5, 50], Gen.Int[-5, int.MaxValue]).Array[0, 6]
            )
            .Sample(
                (text, spans) =>
                    string.Concat(TextPieces.Of(text, [Reason("toxicity", spans)]).Select(piece => piece.Text)) == text
            );

    [Fact]
    public void Of_CharactersThatCannotBeSeen_AreNamedAndCounted()
    {
        var pieces = TextPieces.Of("a\u202Eb\u200B\u200B\u0000", []);

        Assert.Equal(
            [("a", false), ("U+202E", true), ("b", false), ("U+200B ×2", true), ("U+0000", true)],
            pieces.Select(piece => (piece.Text, piece.IsUnseen))
        );
    }

    [Fact]
    public void Of_AHundredThousandMarks_ShowsTheFirstHundredAndTheWholeText()
    {
        var text = string.Concat(Enumerable.Repeat("://x ", 100_000));
        var spans = Enumerable.Range(0, 100_000).Select(i => (i * 5, 4)).Reverse().ToArray();

        var pieces = TextPieces.Of(text, [Reason("malformed", spans)]);

        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Text)));
        var marked = pieces.Where(piece => piece.Codes.Count > 0).ToArray();
        Assert.Equal(100, marked.Length);
        Assert.Equal(marked, pieces.Take(200).Where((_, i) => i % 2 == 0));
    }

    [Fact]
    public void Of_OneReasonCoversAPlaceTwice_NamesItOnceAndUntilItsLastMarkEnds() =>
        Assert.Equal(
            [("abc", 1), ("de", 1), ("f", 1), ("g", 0)],
            TextPieces.Of("abcdefg", [Reason("spam", (0, 5), (3, 3))]).Select(piece => (piece.Text, piece.Codes.Count))
        );

    [Theory]
    [InlineData("👩\u200D🚒")]
    [InlineData("می\u200Cخواهم")]
    public void Of_JoinersThatAScriptOrAnEmojiNeeds_AreLeftAlone(string text) =>
        Assert.Equal(text, Assert.Single(TextPieces.Of(text, [])).Text);

    private static Reason Reason(string code, params (int Start, int Length)[] spans) =>
        new(code, code, [.. spans.Select(span => new Span(span.Start, span.Length))]);
}
