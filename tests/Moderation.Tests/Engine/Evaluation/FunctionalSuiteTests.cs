using System.Text.RegularExpressions;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation;

public sealed partial class FunctionalSuiteTests
{
    // So many words in a row that stand in both are a frame with another end.
    private const int LongestShared = 4;

    [Fact]
    public void Cases_Frames_GiveAtLeastFourHundredCases()
    {
        // A frame with slots is filled four times.
        var cases = Frames().Sum(frame => Slot().IsMatch(frame) ? 4 : 1);

        Assert.InRange(cases, 400, 2_000);
        Assert.Equal(Frames().Count, Frames().Distinct().Count());
    }

    [Fact]
    public void Cases_Frames_StandInNoTrainingRow()
    {
        var fillers = Fillers();
        var trained = SyntheticRows.Frames().Select(frame => Blank(frame, fillers)).ToHashSet();

        var shared = Frames().Where(frame => trained.Contains(Blank(frame, fillers)));

        Assert.Empty(shared);
    }

    [Fact]
    public void Cases_Frames_ShareNoLongRunOfWordsWithATrainingFrame()
    {
        var trained = SyntheticRows.Frames().SelectMany(Runs).ToHashSet();

        var shared = Frames().Where(frame => Runs(frame).Any(trained.Contains));

        Assert.Empty(shared);
    }

    [Fact]
    public void Blank_FrameWithOtherFillers_IsTheSame()
    {
        string[] fillers = ["gay people", "Muslims", "vermin"];

        Assert.Equal(Blank("{group} are vermin!", fillers), Blank("Muslims are {pest}.", fillers));
        Assert.NotEqual(Blank("{group} are vermin!", fillers), Blank("Muslims were {pest}.", fillers));
    }

    private static string[] Fillers() =>
        [.. SyntheticRows.Fillers().Concat(Lists()).Distinct().OrderByDescending(word => word.Length)];

    private static IEnumerable<string> Lists() =>
        Lines().Where(line => List().IsMatch(line)).SelectMany(line => List().Replace(line, "").Split(" | "));

    private static List<string> Frames() =>
        [.. Lines().Where(line => Frame().IsMatch(line)).Select(line => Frame().Replace(line, ""))];

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(SyntheticRows).Assembly.GetManifestResourceStream("functional-cases.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }

    // A frame without what its slots could hold: slots, identity words and other fillings all become the same sign.
    private static string Blank(string frame, string[] fillers)
    {
        var text = Slot().Replace(frame, "_").ToLowerInvariant();
        foreach (var filler in fillers)
        {
            text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(filler.ToLowerInvariant())}(?!\w)", "_");
        }

        return Signs().Replace(text, " ").Trim();
    }

    private static IEnumerable<string> Runs(string frame)
    {
        var words = Words().Matches(Slot().Replace(frame, "_").ToLowerInvariant()).Select(word => word.Value).ToArray();
        for (var from = 0; from + LongestShared < words.Length; from++)
        {
            yield return string.Join(' ', words[from..(from + LongestShared + 1)]);
        }
    }

    // The label of a frame and its author, if it has one.
    [GeneratedRegex(@"^[-+$=] (\[[^\]]*\] )?")]
    private static partial Regex Frame();

    [GeneratedRegex("^[a-z]+: ")]
    private static partial Regex List();

    [GeneratedRegex(@"\{[a-z]+[0-9]?\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"[\s.,;:!?""'()]+")]
    private static partial Regex Signs();

    [GeneratedRegex(@"[\w']+")]
    private static partial Regex Words();
}
