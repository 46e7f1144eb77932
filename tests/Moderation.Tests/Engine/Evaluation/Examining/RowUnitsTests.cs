using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>Which labels are drawn together.</summary>
public sealed class RowUnitsTests
{
    private const string Wave = "The painter carried a wooden ladder across the market near the old library";

    [Fact]
    public void Find_ThreadsOfDifferentTexts_AreTheUnits()
    {
        var units = RowUnits.Find([.. Texts(60).Select((text, at) => Label(text, $"t{at % 30}"))]);

        Assert.True(units.IsByThread);
        Assert.Equal((30, 0), (units.Of.Distinct().Count(), units.Repeated));
        Assert.Equal(units.Of.Take(30), units.Of.Skip(30));
    }

    [Fact]
    public void Find_TextInSeveralThreads_IsAUnitAndLeavesTheThreadsApart()
    {
        LabelledComment[] threads = [.. Texts(30).Select((text, at) => Label(text, $"t{at}"))];
        LabelledComment[] copies = [.. threads.Select((label, at) => Label($"{Wave}, number {at}!", label.Thread))];

        var units = RowUnits.Find([.. threads, .. copies]);

        Assert.Equal((31, 29), (units.Of.Distinct().Count(), units.Repeated));
        Assert.Single(units.Of.Skip(30).Distinct());
        Assert.DoesNotContain(units.Of[30], units.Of.Take(30));
    }

    [Fact]
    public void Find_TextTwiceInItsThread_StaysAPartOfIt()
    {
        LabelledComment[] threads = [.. Texts(30).Select((text, at) => Label(text, $"t{at}"))];

        var units = RowUnits.Find([.. threads, threads[7], Label("Thanks.", "t8"), Label("Thanks.", "t8")]);

        Assert.Equal((30, 0), (units.Of.Distinct().Count(), units.Repeated));
    }

    [Fact]
    public void Find_FewThreads_CountsEachTextOnce()
    {
        var units = RowUnits.Find([
            Label(Wave, "a"),
            Label("Thanks.", "a"),
            Label("Thanks.", "b"),
            Label($"{Wave} 2", "b"),
            Label("Me too.", "b"),
        ]);

        Assert.False(units.IsByThread);
        Assert.Equal((3, 2), (units.Of.Distinct().Count(), units.Repeated));
        Assert.Equal((units.Of[0], units.Of[1]), (units.Of[3], units.Of[2]));
    }

    // No two have a word in common.
    private static IEnumerable<string> Texts(int count) =>
        Enumerable
            .Range(0, count)
            .Select(number =>
                string.Join(
                    ' ',
                    "abcdefghijkl".Select(word => $"{(char)('a' + number % 26)}{word}{(char)('a' + number / 26)}")
                )
            );

    private static LabelledComment Label(string text, string thread) =>
        new()
        {
            Id = "",
            Comment = new Comment(text),
            Toxic = false,
            Spam = false,
            Thread = thread,
            At = DateTimeOffset.UnixEpoch,
            Origin = LabelOrigin.Verdict,
        };
}
