using Moderation.Cli;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Tests.Engine;

namespace Moderation.Tests.Cli;

public sealed class SourceWeightsFileTests
{
    [Fact]
    public void Read_OneCategory_NamesThatAlone()
    {
        var weights = Read("""{"spam": {"sms": 0.3, "youtube": 0}}""");

        Assert.Equal([Category.Spam], weights.Keys);
        Assert.Equal(0.3, weights[Category.Spam]["sms"]);
        Assert.Equal(0, weights[Category.Spam]["youtube"]);
    }

    [Fact]
    public void Read_NoFile_IsEmpty() => Assert.Empty(SourceWeightsFile.Read(null));

    [Theory]
    [InlineData("{not json", "is not a JSON object")]
    [InlineData("""{"spam": {"sms": -1}}""", "'sms'")]
    [InlineData("""{"insult": {"sms": 1}}""", "'insult'")]
    [InlineData("""{"1": {"sms": 1}}""", "'1'")]
    public void Read_WrongFile_SaysWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<CorpusException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static IReadOnlyDictionary<Category, IReadOnlyDictionary<string, double>> Read(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["weights.json"], json);
        return SourceWeightsFile.Read(folder["weights.json"]);
    }
}
