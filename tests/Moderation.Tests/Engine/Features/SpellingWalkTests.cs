using Moderation.Engine.Features;

namespace Moderation.Tests.Engine.Features;

public sealed class SpellingWalkTests
{
    [Theory]
    [InlineData("id1ot", "idiot")]
    [InlineData("id!ot", "idiot")]
    [InlineData("a$$", "as")]
    [InlineData("sooooo", "so")]
    [InlineData("(idiot!!!)", "idiot")]
    [InlineData("l33t h4x0r", "let haxor")]
    [InlineData("id.iot", "idiot")]
    [InlineData("f-u_c*k", "fuck")]
    public void Run_TricksOfSpelling_AreReadAsThePlainWord(string tricky, string plain) =>
        Assert.Equal(Hashes(plain), Hashes(tricky));

    [Theory]
    [InlineData("idiot", "idiots")]
    [InlineData("f.u.c.k", "fuck you")]
    public void Run_DifferentWords_StayDifferent(string one, string other) =>
        Assert.NotEqual(Hashes(one), Hashes(other));

    [Theory]
    [InlineData("hello there, world...", "hello|there|world")]
    [InlineData("(well) don't\nstop", "well|dont|stop")]
    [InlineData("see http://a.example now", "see|http//aexample|now")]
    [InlineData("see http://a.example\u0001dolt\u007Fclown now", "see|http//aexample|dolt|clown|now")]
    public void Run_WordsAndSigns_EachStretchBetweenSpacesIsOne(string text, string words) =>
        Assert.Equal(words.Split('|').Select(word => Hashes(word).Single()), Hashes(text));

    [Theory]
    [InlineData("")]
    [InlineData("!!! ... ***")]
    [InlineData("a b 1")]
    public void Run_NoWordOfTwoLetters_GivesNothing(string text) => Assert.Empty(Hashes(text));

    private static uint[] Hashes(string text)
    {
        var sink = new Recorder([]);
        TextWalk.Run(text, ref sink);
        return [.. sink.Seen];
    }

    private readonly record struct Recorder(List<uint> Seen) : IFeatureSink
    {
        public void Word(uint hash, int start, int end) { }

        public void Pair(uint hash, int start, int end) { }

        public void Skip(uint hash, int start, int end) { }

        public void Grams(ReadOnlySpan<char> text, int start, int end) { }

        public void Gram(uint hash, int start, int end) { }

        public void Spelling(uint hash, int start, int end) => Seen.Add(hash);

        public void Link(ReadOnlySpan<char> link, int start) { }
    }
}
