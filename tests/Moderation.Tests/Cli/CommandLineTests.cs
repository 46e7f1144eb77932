using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
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

        Assert.Equal(0, await Run("train", "--corpus", folder["corpus.jsonl"], "--threads", "1", "--out", folder["m"]));
        Assert.Equal(
            0,
            await Run(
                "evaluate",
                "--corpus",
                folder["corpus.jsonl"],
                "--model",
                folder["m"],
                "--json",
                folder["f.json"]
            )
        );

        Assert.Contains("\"auc\": 1", await File.ReadAllTextAsync(folder["f.json"]), StringComparison.Ordinal);
    }

    private static async Task<int> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return process.ExitCode;
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
