using System.Text;
using System.Text.Json;
using Moderation.Cli;
using Moderation.Engine.Deciding;
using Moderation.Tests.Engine;

namespace Moderation.Tests.Cli;

public sealed class LineScoringTests
{
    [Fact]
    public void Run_PlainAndJsonLines_AnswersEachInOrder()
    {
        var answers = Run(
            "I liked this article a lot, thank you.\n{\"text\":\"You are a complete idiot.\",\"author\":{\"name\":\"x\"}}\n",
            out var errors
        );

        Assert.Equal(0, errors);
        Assert.Equal(["approve", "review"], answers.Select(answer => answer.GetProperty("decision").GetString()));
        Assert.Equal(
            ["toxicity", "spam", "decision", "reasons", "language"],
            answers[0].EnumerateObject().Select(property => property.Name)
        );
        var reason = answers[1].GetProperty("reasons")[0];
        Assert.Equal("toxicity", reason.GetProperty("code").GetString());
        Assert.True(reason.GetProperty("spans")[0].GetProperty("length").GetInt32() > 0);
    }

    [Theory]
    [InlineData("{not json}")]
    [InlineData("{\"text\":7}")]
    [InlineData("{\"author\":{\"name\":\"x\"}}")]
    [InlineData("{\"text\":\"lone \\ud83d surrogate\"}")]
    public void Run_LineThatCannotBeRead_GetsAnErrorInItsPlaceAndTheOthersGoOn(string line)
    {
        var answers = Run($"one\n{line}\nthree", out var errors);

        Assert.Equal(1, errors);
        Assert.Equal(3, answers.Count);
        Assert.StartsWith("line 2: ", answers[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(answers[2].TryGetProperty("decision", out _));
    }

    [Fact]
    public void Run_LineThatIsTooLong_IsSkippedAndTheNextIsRead()
    {
        var answers = Run("one\n" + new string('x', 5_000_000) + "\nthree\n", out var errors);

        Assert.Equal(1, errors);
        Assert.Equal(3, answers.Count);
        Assert.Contains("longer", answers[1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EmptyLinesAndWindowsLineEnds_AreComments()
    {
        var answers = Run("one\r\n\r\nthree", out _);

        Assert.Equal(3, answers.Count);
        Assert.Equal("empty", answers[1].GetProperty("reasons")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Run_BytesThatAreNotUtf8_AreForAPersonToSee()
    {
        var answer = Assert.Single(Run([0x6E, 0x69, 0x63, 0x65, 0xFF, 0xFE], out var errors));

        Assert.Equal(0, errors);
        Assert.Equal("review", answer.GetProperty("decision").GetString());
        Assert.Equal("malformed", answer.GetProperty("reasons")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Run_NoInput_WritesNothing() => Assert.Empty(Run("", out _));

    private static List<JsonElement> Run(string input, out int errors) =>
        Run(Encoding.UTF8.GetBytes(input), out errors);

    private static List<JsonElement> Run(byte[] input, out int errors)
    {
        var model = ShippedModel.Model;
        using var output = new MemoryStream();
        errors = new LineScoring(new Decider(model, Policy.DefaultFor(model))).Run(
            new MemoryStream(input),
            output,
            CancellationToken.None
        );
        return
        [
            .. Encoding
                .UTF8.GetString(output.ToArray())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }
}
