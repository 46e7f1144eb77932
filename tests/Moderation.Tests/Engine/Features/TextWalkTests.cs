using Moderation.Engine.Features;

namespace Moderation.Tests.Engine.Features;

public sealed class TextWalkTests
{
    [Fact]
    public void Run_TwoWords_ReadsWordsPairsAndRunsOfCharacters()
    {
        var parts = Walk("go abc").Select(seen => seen.Part).CountBy(part => part).ToDictionary();

        var expected = new Dictionary<string, int>
        {
            // The word, its pair with the start of the text, its spelling, and "_go", "_go_", "go_".
            ["go"] = 6,
            // The word, its pair with the end of the text, its spelling, and "_abc", "_abc_", "abc", "abc_".
            ["abc"] = 7,
            ["ab"] = 1,
            ["bc"] = 1,
            ["go abc"] = 1,
        };
        Assert.Equal(expected, parts);
    }

    [Theory]
    [InlineData("don't", "dont")]
    [InlineData("a b", "ab")]
    [InlineData("a b", "b a")]
    [InlineData("stop!", "stop")]
    [InlineData("stop!", "stop!!")]
    [InlineData("one two", "one, three")]
    public void Run_DifferentTexts_GivesDifferentFeatures(string one, string other) =>
        Assert.NotEqual(Hashes(one), Hashes(other));

    [Theory]
    [InlineData("a  b", "a b")]
    [InlineData("a\nb", "a b")]
    [InlineData("stop!!!", "stop!!!!!!")]
    public void Run_TextsThatSayTheSame_GivesTheSameFeatures(string one, string other) =>
        Assert.Equal(Hashes(one), Hashes(other));

    [Fact]
    public void Run_Link_IsOneWordAndHandedOnWhole()
    {
        var seen = Walk("see http://a.example/b?c=d. now");

        Assert.Equal(
            [("link", "http://a.example/b?c=d")],
            seen.Where(x => x.Kind == "link").Select(x => (x.Kind, x.Part))
        );
        Assert.DoesNotContain(seen, x => x.Part is "example" or "http");
        Assert.Equal(Hashes("see http://a.example now"), Hashes("see www.b.example now"));
    }

    private static uint[] Hashes(string text) =>
        [.. Walk(text).Where(seen => seen.Kind is not ("link" or "spelling")).Select(seen => seen.Hash).Order()];

    private static List<(string Kind, uint Hash, string Part)> Walk(string text)
    {
        var sink = new Recorder(text, []);
        TextWalk.Run(text, ref sink);
        return sink.Seen;
    }

    private readonly record struct Recorder(string Text, List<(string Kind, uint Hash, string Part)> Seen)
        : IFeatureSink
    {
        public void Word(uint hash, int start, int end) => Seen.Add(("word", hash, Text[start..end]));

        public void Pair(uint hash, int start, int end) => Seen.Add(("pair", hash, Text[start..end]));

        public void Skip(uint hash, int start, int end) => Seen.Add(("skip", hash, Text[start..end]));

        public void Grams(ReadOnlySpan<char> text, int start, int end)
        {
            var sink = this;
            GramWalk.Run(text, start, end, ref sink);
        }

        public void Gram(uint hash, int start, int end) => Seen.Add(("gram", hash, Text[start..end]));

        public void Spelling(uint hash, int start, int end) => Seen.Add(("spelling", hash, Text[start..end]));

        public void Link(ReadOnlySpan<char> link, int start) =>
            Seen.Add(("link", 0, Text.Substring(start, link.Length)));
    }
}
