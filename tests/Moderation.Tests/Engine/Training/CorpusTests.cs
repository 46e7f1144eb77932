using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class CorpusTests
{
    [Fact]
    public void Read_Rows_GivesLabelsAsStated()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(
            folder["corpus.jsonl"],
            [
                """{"source":"a","group":"g","toxic":1,"spam":null,"labels":["insult"],"author":null,"text":"one"}""",
                "",
                """{"source":"b","toxic":null,"spam":0,"author":{"name":"Anna","url":null},"text":"two"}""",
            ]
        );

        var rows = Corpus.Read([folder["corpus.jsonl"]]).ToArray();

        Assert.Equal(["one", "two"], rows.Select(row => row.Text));
        Assert.Equal([true, null], rows.Select(row => row.Label(Category.Toxicity)));
        Assert.Equal([null, false], rows.Select(row => row.Label(Category.Spam)));
        Assert.Equal("Anna", rows[1].Comment.AuthorName);
    }

    [Theory]
    [InlineData("{\"source\":\"a\"}", "there is no \"text\"")]
    [InlineData("{\"text\":\"a\",\"toxic\":\"yes\"}", "toxic is not of the kind")]
    [InlineData("{\"text\":\"a\",\"author\":{\"name\":7}}", "author.name is not of the kind")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("null", "no JSON object")]
    [InlineData("not json", "no JSON object (byte 2)")]
    public void Read_LineThatIsNoRow_NamesFileLineAndFault(string line, string fault)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["corpus.jsonl"], ["""{"text":"fine"}""", line]);

        var exception = Assert.Throws<CorpusException>(() => Corpus.Read([folder["corpus.jsonl"]]).Count());

        Assert.Contains("corpus.jsonl:2", exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatIsNotThere_NamesIt() =>
        Assert.Contains(
            "nowhere.jsonl",
            Assert.Throws<CorpusException>(() => Corpus.Read(["nowhere.jsonl"]).Count()).Message,
            StringComparison.Ordinal
        );
}
