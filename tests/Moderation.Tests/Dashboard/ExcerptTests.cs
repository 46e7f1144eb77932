using Moderation.Service.Dashboard.Records;

namespace Moderation.Tests.Dashboard;

/// <summary>A part of a text that shows why it was found.</summary>
public sealed class ExcerptTests
{
    [Theory]
    [InlineData(0, "NEEDLE", false, true)]
    [InlineData(5_000, "needle", true, true)]
    [InlineData(9_994, "Needle", true, false)]
    [InlineData(5_000, null, false, true)]
    public void Of_ALongText_IsAroundWhatWasSought(int place, string? sought, bool isCutBefore, bool isCutBehind)
    {
        var text = new string('-', place) + "neeDLE" + new string('-', 10_000 - 6 - place);

        var excerpt = Excerpt.Of(text, sought);

        Assert.Equal(sought is not null, excerpt.Contains("neeDLE", StringComparison.Ordinal));
        Assert.Equal(isCutBefore, excerpt.StartsWith("… ", StringComparison.Ordinal));
        Assert.Equal(isCutBehind, excerpt.EndsWith(" …", StringComparison.Ordinal));
        Assert.Equal(
            sought is null ? [] : ["neeDLE"],
            Excerpt.Marks(excerpt, sought).SelectMany(r => r.Spans).Select(s => excerpt.Substring(s.Start, s.Length))
        );
        Assert.InRange(excerpt.Length, Excerpt.Length, Excerpt.Length + 4);
    }

    [Fact]
    public void Of_PairsOfSurrogates_CutsNone()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 500));

        for (var i = 0; i < 2; i++)
        {
            var excerpt = Excerpt.Of(new string('-', i) + text + "x" + text, "x");
            Assert.Equal(excerpt, new string([.. excerpt.EnumerateRunes().SelectMany(r => r.ToString())]));
        }
    }

    [Fact]
    public void Of_ATextThatFoldingShortens_IsItsBeginning()
    {
        var text = "e\u0301" + new string('-', 1_000) + "needle";

        Assert.StartsWith("e\u0301---", Excerpt.Of(text, "needle"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AShortText_IsAllOfIt() => Assert.Equal("A needle.", Excerpt.Of("A needle.", "needle"));
}
