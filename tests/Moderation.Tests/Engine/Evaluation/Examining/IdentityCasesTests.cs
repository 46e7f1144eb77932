using System.Text.RegularExpressions;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Evaluation.Fairness;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation.Examining;

public sealed partial class IdentityCasesTests
{
    // So many words in a row that stand in both are a frame with another end.
    private const int LongestShared = 4;

    [Fact]
    public void All_EachWord_HasAtLeastFiftyHarmlessCasesAndAsManyAsTheOthers()
    {
        var words = IdentityCases.All().GroupBy(one => one.Word).ToArray();

        Assert.All(
            words,
            word =>
            {
                Assert.InRange(word.Count(one => !one.IsAbusive), 50, 200);
                Assert.InRange(word.Count(one => one.IsAbusive), 20, 200);
                Assert.Equal(word.Count(), word.Select(one => one.Comment.Text).Distinct().Count());
            }
        );
        Assert.Single(words.Select(word => word.Count()).Distinct());
    }

    [Fact]
    public void All_Words_AreThoseOfTheFairnessFiguresAndMore()
    {
        var words = IdentityCases.All().Select(one => one.Word).ToHashSet();

        Assert.Empty(IdentityWords.All.Select(identity => identity.Word).Except(words));
        Assert.Superset(new HashSet<string> { "armenian", "turkish", "kurdish", "ukrainian", "russian" }, words);
    }

    [Fact]
    public void All_Cases_NameTheirWord()
    {
        var unnamed = IdentityCases
            .All()
            .Where(one => !one.Comment.Text.Contains(one.Word[..^1], StringComparison.OrdinalIgnoreCase))
            // The plurals of these have other letters.
            .Where(one => one.Word is not ("woman" or "man" or "teenage"))
            .Select(one => one.Comment.Text);

        Assert.Empty(unnamed);
        Assert.All(IdentityCases.All(), one => Assert.DoesNotContain('{', one.Comment.Text));
    }

    [Fact]
    public void All_Frames_ShareNoLongRunOfWordsWithATrainingFrame()
    {
        var trained = SyntheticRows.Frames().SelectMany(Runs).ToHashSet();

        var shared = Frames().Where(frame => Runs(frame).Any(trained.Contains));

        Assert.Empty(shared);
    }

    [Fact]
    public void All_Cases_AreNoTrainingRows()
    {
        var trained = SyntheticRows.All().Select(row => row.Text).ToHashSet();

        Assert.DoesNotContain(IdentityCases.All(), one => trained.Contains(one.Comment.Text));
    }

    [Fact]
    public void Read_FramesAndWords_FillsEachFrameWithEachWord()
    {
        var cases = IdentityCases.Read(
            "# a\ngay: gay people | a gay person\njew: Jews | a Jew\n\n- {one} sings.\n+ {folk}!"
        );

        Assert.Equal(
            [
                ("gay", false, "A gay person sings."),
                ("gay", true, "Gay people!"),
                ("jew", false, "A Jew sings."),
                ("jew", true, "Jews!"),
            ],
            cases.Select(one => (one.Word, one.IsAbusive, one.Comment.Text))
        );
    }

    [Theory]
    [InlineData("gay: gay people")]
    [InlineData("- no word at all")]
    [InlineData("* {folk} sing")]
    public void Read_AnotherLine_SaysWhich(string line) =>
        Assert.Contains(
            line,
            Assert.Throws<FormatException>(() => IdentityCases.Read(line)).Message,
            StringComparison.Ordinal
        );

    private static IEnumerable<string> Frames()
    {
        using var stream = typeof(IdentityCases).Assembly.GetManifestResourceStream("identity-cases.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 2 && line[..2] is "- " or "+ ")];
    }

    private static IEnumerable<string> Runs(string frame)
    {
        var words = Word().Matches(Slot().Replace(frame, "_").ToLowerInvariant()).Select(word => word.Value).ToArray();
        for (var from = 0; from + LongestShared < words.Length; from++)
        {
            yield return string.Join(' ', words[from..(from + LongestShared + 1)]);
        }
    }

    [GeneratedRegex(@"\{[a-z]+[0-9]?\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"[\w']+")]
    private static partial Regex Word();
}
