using System.Net;
using System.Net.Sockets;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>What an operator types, and what stands in the way of a start.</summary>
public sealed class OperatorFlow
{
    [Theory]
    [InlineData("deadletters")]
    [InlineData("--nonsense")]
    [InlineData("run")]
    [InlineData("--Storage:Sqlite")]
    public async Task Run_UnknownWord_NamesTheVerbsAndStartsNothing(string word)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder["x.db"], word);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"'{word}'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("dead-letters", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.db"]));
    }

    [Fact]
    public async Task Run_Help_PrintsItAndStartsNothing()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder["x.db"], "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("dead-letters", run.Output, StringComparison.Ordinal);
        Assert.Contains("--Section:Key=value", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.db"]));
    }

    [Theory]
    [InlineData("dead-letters", "--Storage:Sqlite={0}")]
    [InlineData("--Storage:Sqlite={0}", "dead-letters", "--limit", "5")]
    [InlineData("dead-letters", "--Storage:Sqlite", "{0}")]
    public async Task DeadLetters_WithSettings_ReadsThatDatabase(params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using (await ServiceProcess.StartAsync(Settings.Embedded(database)))
        {
            var run = await RunAsync(
                "/nowhere/x.db",
                [.. arguments.Select(a => a.Replace("{0}", database.SqlitePath!, StringComparison.Ordinal))]
            );

            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.StartsWith("number\treceived", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_WhereThePortIsTaken_SaysSoInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder["x.db"], $"--Http:Urls=http://localhost:{port}");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"The service does not start: port {port} is taken: stop the other program or set Http:Urls.",
            (run.Output + run.Errors).Trim()
        );
    }

    [Fact]
    public async Task Start_OnAFileOfAnotherService_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using (await ServiceProcess.StartAsync(Settings.Embedded(database)))
        {
            var run = await RunAsync(database.SqlitePath!, $"--Http:Urls=http://localhost:{ServiceProcess.FreePort()}");

            Assert.Equal(2, run.ExitCode);
            Assert.Contains("is in use by another service", run.Errors, StringComparison.Ordinal);
        }

        await using var after = await ServiceProcess.StartAsync(Settings.Embedded(database));
    }

    private static Task<FinishedRun> RunAsync(string sqlite, params string[] arguments) =>
        FinishedRun.OfAsync(
            ServiceProcess.StartInfo(new Dictionary<string, string> { ["Storage:Sqlite"] = sqlite }, arguments)
        );
}
