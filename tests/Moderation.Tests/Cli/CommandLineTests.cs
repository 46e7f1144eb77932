using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Cli;
using Moderation.Tests.Engine;
using Moderation.Tests.Engine.Training;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Cli;

/// <summary>The program as a process, as a shell runs it.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Score_ReaderThatGoesAway_EndsWithoutAComplaint()
    {
        using var process = Start("score");
        var feeding = Feed(process, 200_000);

        Assert.NotNull(await process.StandardOutput.ReadLineAsync());
        process.StandardOutput.Close();

        var ended = process.WaitForExitAsync();
        Assert.Same(ended, await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(60))));
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        await feeding;
    }

    [Fact]
    public async Task Score_IntoAFileThatOthersWriteTo_OverwritesNothing()
    {
        using var folder = new TemporaryFolder();
        var program = Path.ChangeExtension(typeof(LineScoring).Assembly.Location, ".dll");
        var script = $"( echo first; echo one | dotnet exec '{program}' score; echo second ) > '{folder["shared"]}'";
        var run = await FinishedRun.OfAsync(new ProcessStartInfo("bash", ["-c", script]));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var lines = await File.ReadAllLinesAsync(folder["shared"]);
        Assert.Equal(3, lines.Length);
        Assert.Equal(("first", "second"), (lines[0], lines[2]));
        Assert.Contains("\"decision\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_BadLine_ExitsWithAnError()
    {
        using var process = Start("score");
        await process.StandardInput.WriteLineAsync("{not json}");
        process.StandardInput.Close();

        Assert.Contains("line 1", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public async Task Score_NothingConfigured_FindsTheReasonsThatTheServiceFinds()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        string[] texts =
        [
            .. Enumerable.Range(0, 7).Select(n => string.Concat(Enumerable.Repeat("See https://a.example/x ", n))),
            .. new[] { 4_000, 9_999, 10_000, 10_001 }.Select(length => new string('a', length)),
            "You are a complete idiot.",
        ];
        using var process = Start("score");
        foreach (var text in texts)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { text }));
        }

        process.StandardInput.Close();
        foreach (var text in texts)
        {
            using var answer = await service.Http.PostAsJsonAsync("/api/score", new { text });
            Assert.Equal(
                Reasons(await answer.Content.ReadAsStringAsync()),
                Reasons((await process.StandardOutput.ReadLineAsync())!)
            );
        }

        static string Reasons(string json) =>
            string.Join(
                '\n',
                JsonDocument
                    .Parse(json)
                    .RootElement.GetProperty("reasons")
                    .EnumerateArray()
                    .Select(r => r.GetProperty("message").GetString())
            );
    }

    [Fact]
    public async Task Score_NoModel_SaysWhatToDo()
    {
        using var process = Start("score", "--model", "/nowhere");
        process.StandardInput.Close();

        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Contains("moderation train", complaint.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public async Task TrainAndEvaluate_SmallCorpus_WritesFigures()
    {
        using var folder = new TemporaryFolder();
        SmallCorpus.Write(folder["corpus.jsonl"]);

        var (trained, training) = await RunFor([
            "train",
            "--corpus",
            folder["corpus.jsonl"],
            "--threads",
            "1",
            "--out",
            folder["m"],
        ]);
        var (measured, tables) = await RunFor([
            "evaluate",
            "--corpus",
            folder["corpus.jsonl"],
            "--model",
            folder["m"],
            "--surely-spam",
            "0.5",
            "--json",
            folder["f.json"],
            "--html",
            folder["f.html"],
        ]);

        Assert.Equal((0, 0), (trained, measured));
        var figures = await File.ReadAllTextAsync(folder["f.json"]);
        Assert.Contains("\"auc\": 1", figures, StringComparison.Ordinal);
        Assert.Contains(
            "Surely spam, of the rows left out while fitting, from 0.999",
            training,
            StringComparison.Ordinal
        );
        Assert.Contains("Surely spam, from 0.5", tables, StringComparison.Ordinal);
        var lane = Regex.Match(tables, @"blogspam +80 +80 +(\d+) +\1 +100\.00 % +(\d+\.\d\d) to 100\.00 %");
        Assert.True(lane.Success, tables);
        Assert.Contains($"\"standing\": {lane.Groups[1].Value}", figures, StringComparison.Ordinal);
        Assert.Contains(
            $"{lane.Groups[2].Value} % to 100.00 %",
            await File.ReadAllTextAsync(folder["f.html"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Evaluate_ABoundThatIsNoScore_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SmallCorpus.Write(folder["corpus.jsonl"]);

        Assert.NotEqual(0, await Run("evaluate", "--corpus", folder["corpus.jsonl"], "--surely-spam", "0.2"));
    }

    [Fact]
    public async Task Adapt_LabelsOfABlog_WritesAModelThatKnowsItsWords()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(
            folder["labels.jsonl"],
            Enumerable
                .Range(0, 60)
                .Select(number =>
                    $$"""{"toxic":{{number % 2}},"probability":0.5,"text":"{{Word(number)}} {{number}} here"}"""
                )
                .Append("""{"toxic":1,"spam":0,"origin":"golden","text":"quimp is golden here"}""")
        );

        var (code, output) = await RunFor("adapt", "--labels", folder["labels.jsonl"], "--out", folder["m"]);

        Assert.Equal(0, code);
        Assert.Contains("1 golden comments are left out", output, StringComparison.Ordinal);
        Assert.Contains("adapted to 30 positive and 30 negative", output, StringComparison.Ordinal);
        Assert.Contains("zorblat", output, StringComparison.Ordinal);
        Assert.Contains("spam: unchanged", output, StringComparison.Ordinal);
        var model = Moderation.Engine.Models.Model.Load(folder["m"]);
        Assert.True(model.Score(new("zorblat here")).Toxicity > model.Score(new("quimp here")).Toxicity + 0.3);

        static string Word(int number) => number % 2 == 1 ? "zorblat" : "quimp";
    }

    [Theory]
    [InlineData("""{"toxic":1}""", "labels.jsonl:1")]
    [InlineData("""{"toxic":1,"probability":0,"text":"words"}""", "label 1")]
    public async Task Adapt_BadLabel_SaysWhichAndWritesNothing(string line, string place)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["labels.jsonl"], line);

        using var process = Start("adapt", "--labels", folder["labels.jsonl"], "--out", folder["m"]);
        process.StandardInput.Close();
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(place, complaint.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["m"]));
    }

    [Fact]
    public async Task Evaluate_EveryOption_WritesAReportThatStandsAlone()
    {
        using var folder = new TemporaryFolder();
        SmallCorpus.Write(folder["corpus.jsonl"]);
        await File.AppendAllTextAsync(
            folder["corpus.jsonl"],
            """{"source":"jigsaw","group":"x","toxic":1,"spam":null,"author":null,"text":"<script>alert('a\u0001')</script> ]]>"}"""
        );
        await File.WriteAllTextAsync(folder["spans.jsonl"], """{"text":"you idiot","spans":[4,5,6,7,8]}""");

        Assert.Equal(
            0,
            await Run(
                "evaluate",
                "--corpus",
                folder["corpus.jsonl"],
                "--attack",
                "all",
                "--spans",
                folder["spans.jsonl"],
                "--by",
                "group",
                "--html",
                folder["r.html"],
                "--json",
                folder["r.json"]
            )
        );

        var page = await File.ReadAllTextAsync(folder["r.html"]);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert('a\uFFFD')", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(src|href)=|url\(|@import""", page);
        // The figures go further than the page: no comment is in them.
        Assert.DoesNotContain("alert", await File.ReadAllTextAsync(folder["r.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threshold_TooFewLabels_SaysNoAndHowManyAreMissing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(
            folder["labels.jsonl"],
            Enumerable
                .Range(0, 100)
                .Select(number => $$"""{"toxic":0,"spam":0,"text":"I liked part {{number}} of the article."}""")
        );

        var (code, output) = await RunFor("threshold", "--calibration", folder["labels.jsonl"]);

        Assert.Equal(2, code);
        Assert.Matches("About [0-9,]+ more labels", output);
    }

    [Fact]
    public async Task Threshold_EnoughLabels_PrintsPolicyGuaranteeAndLoad()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(
            folder["labels.jsonl"],
            Enumerable
                .Range(0, 1_000)
                .Select(number =>
                    number % 20 == 0
                        ? $$"""{"toxic":1,"spam":0,"text":"You are a complete idiot, number {{number}}."}"""
                        : $$"""{"toxic":0,"spam":0,"text":"I liked part {{number}} of the article."}"""
                )
        );

        var (code, output) = await RunFor(
            "threshold",
            "--calibration",
            folder["labels.jsonl"],
            "--risk",
            "0.01",
            "--confidence",
            "0.95",
            "--per-day",
            "200"
        );

        Assert.Equal(0, code);
        Assert.Contains("Guaranteed with 95% confidence: at most 1% of the approved", output, StringComparison.Ordinal);
        // 95 % are fine, and of the others a few may pass.
        Assert.Matches(@"Approved: 9[4-6]\.[0-9]% of the comments", output);
        Assert.Matches("Review load at 200 comments a day: (8|9|10|11|12) a day", output);
    }

    [Theory]
    [InlineData("""{"toxic":0,"text":"a","probability":0.5}""", "use --sampling weighted")]
    [InlineData("""{"toxic":0,"text":"a","probability":0}""", "over 0")]
    [InlineData("""{"text":"a"}""", "has a label")]
    [InlineData("""{"toxic":0}""", "labels.jsonl:2")]
    public async Task Threshold_LabelsThatDoNotFit_SaysWhy(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder["labels.jsonl"], ["""{"text":"b","probability":1}""", line]);

        using var process = Start("threshold", "--calibration", folder["labels.jsonl"]);
        process.StandardInput.Close();
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(expected, complaint.ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ABadRow_WritesTheOthersAndFails()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["in.csv"], "text,spam\nhello,0\nhm,perhaps\n");

        var (code, output) = await RunFor(
            "import",
            "--format",
            "csv",
            "--spam",
            "spam",
            "--in",
            folder["in.csv"],
            "--out",
            folder["out.jsonl"]
        );

        Assert.Equal(1, code);
        Assert.Contains("1 rows written, 1 bad", output, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(folder["out.jsonl"]));
    }

    [Fact]
    public async Task Import_CsvWithoutAColumnOfLabels_SaysHowToNameIt()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["in.csv"], "text,label\nhello,0\n");

        var (code, output) = await RunFor(
            "import",
            "--format",
            "csv",
            "--in",
            folder["in.csv"],
            "--out",
            folder["out.jsonl"]
        );

        Assert.Equal(0, code);
        Assert.Contains("No row has a label: name the column", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_WithoutASource_LeavesItOutAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        SmallCorpus.Write(folder["corpus.jsonl"]);
        await File.AppendAllLinesAsync(
            folder["corpus.jsonl"],
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    $$"""{"source":"other","toxic":1,"text":"I liked the photo number {{number}} a lot"}"""
                )
        );
        string[] train = ["train", "--corpus", folder["corpus.jsonl"], "--threads", "1"];

        Assert.Equal(1, await Run([.. train, "--without", "unheard-of", "--out", folder["none"]]));
        Assert.Equal(0, await Run([.. train, "--without", "other", "--out", folder["m"]]));

        Assert.False(Directory.Exists(folder["none"]));
        Assert.Contains(
            "\"other\": 0",
            await File.ReadAllTextAsync(folder["m/manifest.json"]),
            StringComparison.Ordinal
        );
        var score = Moderation
            .Engine.Models.Model.Load(folder["m"])
            .Score(new("I liked the photo number 7 a lot"))
            .Toxicity;
        Assert.InRange(score, 0, 0.2);
    }

    private static async Task<int> Run(params string[] arguments) => (await RunFor(arguments)).Code;

    private static async Task<(int Code, string Output)> RunFor(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output);
    }

    private static async Task Feed(Process process, int lines)
    {
        try
        {
            for (var line = 0; line < lines; line++)
            {
                await process.StandardInput.WriteLineAsync("I liked this article a lot, thank you.");
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended before it had read everything: what the test wants.
        }
    }

    private static Process Start(params string[] arguments)
    {
        var program = Path.ChangeExtension(typeof(LineScoring).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
