using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Spans;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class SpanRunTests
{
    [Fact]
    public void F1_OfCharacters_IsThatOfTheTask()
    {
        Assert.Equal(1, SpanRun.F1(new HashSet<int>(), new HashSet<int>()));
        Assert.Equal(0, SpanRun.F1(new HashSet<int> { 1 }, new HashSet<int>()));
        Assert.Equal(0, SpanRun.F1(new HashSet<int>(), new HashSet<int> { 1 }));
        Assert.Equal(2.0 / 3, SpanRun.F1(new HashSet<int> { 1, 2, 3, 4 }, new HashSet<int> { 3, 4 }), 1e-9);
    }

    [Fact]
    public void Of_TextWithEmojiBeforeTheWord_CountsCodePoints()
    {
        // Each emoji is one code point and two UTF-16 code units.
        const string Text = "😀😀😀 idiot";
        int[] marked = [4, 5, 6, 7, 8];

        Assert.Equal(1, SpanRun.Of(ShippedModel.Model, [new SpanRow(Text, marked)]).F1);
    }

    [Fact]
    public void Read_LineWithoutSpans_NamesTheLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["s.jsonl"], ["""{"text":"a","spans":[0]}""", """{"text":"b"}"""]);

        var exception = Assert.Throws<CorpusException>(() => RowFile.Read<SpanRow>(folder["s.jsonl"]));

        Assert.Contains("s.jsonl:2", exception.Message, StringComparison.Ordinal);
    }
}
