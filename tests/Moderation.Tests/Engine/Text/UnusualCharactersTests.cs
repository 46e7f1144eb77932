using CsCheck;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Text;

public sealed class UnusualCharactersTests
{
    private static readonly string[] Pieces =
        "word |words, |don't |a |i |b |no. |(yes) |--|1|ooo|'''|.|é|\n|\u007F|x;y |!".Split('|');

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Select(piece => Pieces[piece])
        .Array[0, 60]
        .Select(string.Concat);

    [Fact]
    public void Next_AnyText_NoWordBeforeItIsUnusual() =>
        Texts.Sample(
            text =>
            {
                var next = Next(text);

                Assert.InRange(next, 0, text.Length);
                var words = Words(text);
                Assert.All(
                    words.TakeWhile(word => word.End <= next),
                    word => Assert.True(DisguisedWord.IsPlain(text.AsSpan(word.Start, word.End - word.Start)))
                );
                Assert.DoesNotContain(
                    Enumerable.Range(0, Math.Max(0, words.Count - 2)),
                    first => words[first].Start < next && AreAlone(text, words.GetRange(first, 3))
                );
            },
            iter: 5_000
        );

    [Theory]
    [InlineData("it isn't what they said, is it? no. i am a man of few words; well: \"some\"", 67)]
    [InlineData("it isn't what they said, is it? no. i am a man of few words; well:", 66)]
    [InlineData("this is sooo good", 9)]
    [InlineData("the letters a b c", 12)]
    public void Next_Text_IsTheFirstPlaceToLookAt(string text, int place) => Assert.Equal(place, Next(text));

    private static int Next(string text) =>
        UnusualCharacters.Next(text + new string(' ', FoldedText.Padding), 0, text.Length);

    private static bool AreAlone(string text, List<(int Start, int End)> words) =>
        words.TrueForAll(word => word.End - word.Start == 1 && char.IsLetter(text[word.Start]))
        && words.Zip(words.Skip(1)).All(two => text[two.First.End..two.Second.Start] == " ");

    private static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int Start, int End)>();
        for (var at = 0; at < text.Length; )
        {
            var end = at;
            while (end < text.Length && CharacterClasses.Of(text[end]) != CharacterClass.Space)
            {
                end++;
            }

            if (end > at)
            {
                words.Add((at, end));
            }

            at = end + 1;
        }

        return words;
    }
}
