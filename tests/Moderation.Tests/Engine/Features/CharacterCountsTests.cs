using System.Text.RegularExpressions;
using CsCheck;
using Moderation.Engine.Features;

namespace Moderation.Tests.Engine.Features;

public sealed partial class CharacterCountsTests
{
    // Few of each kind, so that runs of capitals, apostrophes and word ends fall on the edges of blocks.
    private const string Ascii = "abzAZZQ019 '!?\n.-";

    [Fact]
    public void Of_AsciiText_CountsEachKind() => Gen.String[Gen.Char[Ascii], 0, 300].Sample(Check);

    [Fact]
    public void Of_TextOfSeveralScripts_CountsEachKind() =>
        Gen.String[Gen.Char[Ascii + "éÉßÀЖжعあ…’"], 0, 300].Sample(Check);

    private static void Check(string text)
    {
        var counts = CharacterCounts.Of(text);

        Assert.Equal(text.Count(char.IsLetter), counts.Letters);
        Assert.Equal(text.Count(unit => char.IsLetter(unit) && char.IsUpper(unit)), counts.Capitals);
        Assert.Equal(Shout().Count(text), counts.Shouted);
        Assert.Equal(text.Count(unit => unit == '!'), counts.Exclamations);
        Assert.Equal(text.Count(unit => unit == '?'), counts.Questions);
        Assert.Equal(text.Count(char.IsAsciiDigit), counts.Digits);
        Assert.Equal(text.Count(unit => char.IsLetter(unit) && unit > '\u024F'), counts.Foreign);
        Assert.Equal(text.Count(unit => unit == '\n'), counts.Lines);
        Assert.Equal(Word().Count(text), counts.Words);
    }

    [GeneratedRegex(@"\p{Lu}{3,}")]
    private static partial Regex Shout();

    [GeneratedRegex(@"[\p{L}0-9][\p{L}0-9']*")]
    private static partial Regex Word();
}
