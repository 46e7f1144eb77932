using System.Text;
using Moderation.Engine.Deciding;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Labels;

namespace Moderation.Tests.Learning.Labels;

/// <summary>Files of labels, good ones and others.</summary>
public sealed class LabelFileTests
{
    public static TheoryData<string, string> BadLines { get; } =
        new()
        {
            { "not json", "" },
            { "[1, 2]", "" },
            { "7", "" },
            { """{"toxic": 0}""", "text" },
            { """{"text": "  ", "toxic": 0}""", "text" },
            { """{"text": "\u200b\u200d\u2060", "toxic": 0}""", "text" },
            { """{"text": 5, "toxic": 0}""", "text" },
            { """{"text": "A\u0000b.", "toxic": 0}""", "text" },
            { """{"text": "A\ud800b.", "toxic": 0}""", "text" },
            { $$"""{"text": "{{new string('a', 60_000)}}", "toxic": 0}""", "text" },
            { """{"text": "A."}""", "toxic" },
            { """{"text": "A.", "toxic": null, "spam": null}""", "toxic" },
            { """{"text": "A.", "toxic": 2}""", "toxic" },
            { """{"text": "A.", "toxic": "1"}""", "toxic" },
            { """{"text": "A.", "spam": 0.5}""", "spam" },
            { """{"text": "A.", "spam": true}""", "spam" },
            { """{"text": "A.", "toxic": 1, "labels": "insult"}""", "labels" },
            { """{"text": "A.", "toxic": 1, "labels": [1]}""", "labels" },
            { """{"text": "A.", "toxic": 1, "labels": ["two words"]}""", "labels" },
            { """{"text": "A.", "toxic": 1, "author": "Mia"}""", "author" },
            { """{"text": "A.", "toxic": 1, "author": {"name": 7}}""", "name" },
            { """{"text": "A.", "toxic": 1, "group": {}}""", "group" },
            { """{"text": "A.", "toxic": 1, "at": "yesterday"}""", "at" },
            { """{"text": "A.", "toxic": 1, "probability": 0}""", "probability" },
            { """{"text": "A.", "toxic": 1, "probability": -0.1}""", "probability" },
            { """{"text": "A.", "toxic": 1, "probability": 1.5}""", "probability" },
            { """{"text": "A.", "toxic": 1, "probability": "often"}""", "probability" },
        };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task Json_BadLine_IsNamedAndTheOthersAreTaken(string line, string field)
    {
        var lines = await JsonAsync(
            $"{{\"text\": \"One.\", \"toxic\": 0}}\n\n{line}\r\n{{\"text\": \"Two.\", \"spam\": 1}}"
        );

        Assert.Equal([1, 3, 4], lines.Select(l => l.Number));
        Assert.Equal((null, field), (lines[1].Row, lines[1].Field));
        Assert.NotEqual("", lines[1].Why);
        Assert.Equal(["One.", "Two."], lines.Where(l => l.Row is not null).Select(l => l.Row!.Text));
    }

    [Fact]
    public async Task Thread_BesideAGroup_IsTheThread()
    {
        var json = await JsonAsync("""{"text": "One.", "toxic": 0, "group": "g", "thread": "t"}""");
        var csv = await CsvAsync("text,toxic,group,thread\nOne.,0,g,t\nTwo.,0,g,\n");

        Assert.Equal("t", Assert.Single(json).Row!.Thread);
        Assert.Equal(["t", "g"], csv.Select(line => line.Row!.Thread));
    }

    [Theory]
    [InlineData("\"site/c/1\"", "site/c", 1)]
    [InlineData("\"site/a%2Fb/12\"", "site/a%2Fb", 12)]
    [InlineData("\"site/a/b/12\"", null, 0)]
    [InlineData("\"import:7\"", null, 0)]
    [InlineData("\"c/1\"", null, 0)]
    [InlineData("\"site/c/one\"", null, 0)]
    [InlineData("\"si\\u0000te/c/1\"", null, 0)]
    [InlineData("\"site/\\ud800/1\"", null, 0)]
    [InlineData("17", null, 0)]
    public async Task Id_OfThisServicesForm_NamesTheComment(string id, string? name, int revision)
    {
        var row = Assert.Single(await JsonAsync($$"""{"text": "One.", "toxic": 0, "id": {{id}}}""")).Row!;

        Assert.Equal(name is null ? null : new CopiedComment(name, revision), row.Copies);
    }

    [Fact]
    public async Task Json_LineWithoutAnEnd_IsRefusedAndNotKept()
    {
        var lines = await LabelJson.ReadAsync(new EndlessLine(50_000_000), default).ToListAsync();

        Assert.Contains("longer than", Assert.Single(lines).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_BytesThatAreNoText_AreRefused()
    {
        byte[] bytes = [.. """{"text": "A"""u8, 0xC3, 0x28, .. "\", \"toxic\": 1}"u8];

        var lines = await LabelJson.ReadAsync(new MemoryStream(bytes), default).ToListAsync();

        Assert.Null(Assert.Single(lines).Row);
    }

    [Fact]
    public async Task Json_WrittenAndRead_IsTheSame()
    {
        using var stream = new MemoryStream();
        await LabelJson.WriteAsync(Exported(), stream);
        stream.Position = 0;

        AssertSame(await LabelJson.ReadAsync(stream, default).ToListAsync());
    }

    [Fact]
    public async Task Csv_WrittenAndRead_IsTheSame()
    {
        using var stream = new MemoryStream();
        await LabelCsv.WriteAsync(Exported(), stream);
        var written = Encoding.UTF8.GetString(stream.ToArray());
        stream.Position = 0;

        AssertSame(await LabelCsv.ReadAsync(stream, default).ToListAsync());
        Assert.Contains("'=SUM(1)", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("words\nof mine\n", 1)]
    [InlineData("text,toxic\nOne.,0\nTwo.,perhaps\nThree.,0\n", 3)]
    [InlineData("text,toxic\nOne.,0\nTwo.\nThree.,0\n", 3)]
    [InlineData("text,toxic,probability\nOne.,0,1\nTwo.,1,0\nThree.,0,\n", 3)]
    [InlineData("text,toxic\nOne.,0\n,1\nThree.,0\n", 3)]
    [InlineData("text,toxic\nOne.,0\nTw\0o.,1\nThree.,0\n", 3)]
    public async Task Csv_BadRow_IsNamed(string csv, int line)
    {
        var lines = await CsvAsync(csv);

        var bad = Assert.Single(lines, l => l.Row is null);
        Assert.Equal(line, bad.Number);
        Assert.NotEqual("", bad.Why);
        Assert.Equal(line == 1 ? 0 : 2, lines.Count(l => l.Row is not null));
    }

    [Theory]
    [InlineData(';', "semicolons")]
    [InlineData('\t', "tabs")]
    public async Task Csv_OtherSeparator_IsNamedWithTheOneThatIsWanted(char separator, string name)
    {
        var lines = await CsvAsync("text,toxic\nOne.,0\n".Replace(',', separator));

        var why = Assert.Single(lines).Why;
        Assert.Contains(name, why, StringComparison.Ordinal);
        Assert.Contains("commas", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_QuoteThatIsNeverClosed_EndsThere()
    {
        var lines = await CsvAsync("text,toxic\nOne.,0\n\"" + string.Concat(Enumerable.Repeat("word,1\n", 1_000_000)));

        Assert.Equal("One.", lines[0].Row!.Text);
        Assert.Contains("quote", Assert.Single(lines, l => l.Row is null).Why, StringComparison.Ordinal);
    }

    // As spreadsheets of some languages write it: letters would become the sign for what cannot be read.
    [Fact]
    public async Task Csv_NoUtf8_IsRefusedWhereItIsNot()
    {
        var lines = await LabelCsv
            .ReadAsync(new MemoryStream(Encoding.Latin1.GetBytes("text,toxic\nDu blöder.,1\nOne.,0\n")), default)
            .ToListAsync();

        Assert.Equal([2, 3], lines.Select(line => line.Number));
        Assert.Contains("UTF-8", lines[0].Why, StringComparison.Ordinal);
        Assert.Equal("One.", lines[1].Row!.Text);
    }

    private static async IAsyncEnumerable<LabelExport> Exported()
    {
        yield return LabelExport.Of(
            new LabelledComment
            {
                Id = "site/c/1",
                Comment = new Comment("=SUM(1), \"quoted\"\nand a second line", "Mia", "https://mia.example"),
                Toxic = true,
                Spam = false,
                Kinds = ["insult", "threat"],
                Thread = "site/t",
                At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
                Probability = 0.1,
            }
        );
        yield return LabelExport.Of(
            new LabelledComment
            {
                Id = "site/d/1",
                Comment = new Comment("Grüße 😀"),
                Spam = true,
                Thread = "site/d/1",
                At = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
            }
        );
        await Task.CompletedTask;
    }

    private static void AssertSame(List<LabelLine> lines) =>
        Assert.Equivalent(
            new[]
            {
                new LabelRow
                {
                    Source = "blog",
                    Thread = "site/t",
                    Answer = new(true, false, ["insult", "threat"]),
                    AuthorName = "Mia",
                    AuthorUrl = "https://mia.example",
                    Text = "=SUM(1), \"quoted\"\nand a second line",
                    At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
                    Copies = new("site/c", 1),
                },
                new LabelRow
                {
                    Source = "blog",
                    Thread = "site/d/1",
                    Answer = new(null, true, []),
                    Text = "Grüße 😀",
                    At = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
                    Copies = new("site/d", 1),
                },
            },
            lines.Select(l => l.Row),
            strict: true
        );

    private static ValueTask<List<LabelLine>> JsonAsync(string text) =>
        LabelJson.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default).ToListAsync();

    private static ValueTask<List<LabelLine>> CsvAsync(string text) =>
        LabelCsv.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default).ToListAsync();

    /// <summary>So many letters and no end of a line.</summary>
    private sealed class EndlessLine(long length) : MemoryStream
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..read].Fill((byte)'a');
            _left -= read;
            return ValueTask.FromResult(read);
        }
    }
}
