using System.Net;
using System.Net.Sockets;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>What an operator types, and what stands in the way of a start.</summary>
public sealed class OperatorFlow
{
    [Theory]
    [InlineData("'deadletters' is no command: there is dead-letters", "deadletters")]
    [InlineData("'extra' is no command", "dead-letters", "extra")]
    [InlineData("'--nonsense' is no setting", "--nonsense")]
    [InlineData("'--urls=http://x:1' is no setting", "--urls=http://x:1")]
    [InlineData("a setting is written --Policy:MaxLinks=3.", "-Policy:MaxLinks=3")]
    [InlineData("'--Storage:Sqlite' has no value: a setting is written --Storage:Sqlite=VALUE.", "--Storage:Sqlite")]
    [InlineData("--show x: give the number of a dead letter.", "dead-letters", "--show", "x")]
    [InlineData("--limit 0: give a whole number, 1 or more.", "dead-letters", "--limit", "0")]
    public async Task Run_UnknownWord_SaysWhatIsMeantAndStartsNothing(string said, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder["x.db"], arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.db"]));
    }

    [Fact]
    public async Task DeadLetters_WithoutADatabase_SaysSoAndMakesNone()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder["x.db"], "dead-letters");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "the service has not run with this database yet",
            Assert.Single(run.Errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(folder["x.db"]));
    }

    [Fact]
    public async Task DeadLetters_WhereNoDatabaseAnswers_SaysWhatToCheck()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(
            folder["x.db"],
            "dead-letters",
            $"--Storage:Postgres=Host=127.0.0.1;Port={ServiceProcess.FreePort()};Database=x;Username=x"
        );

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.EndsWith(
            "Check Host and Port in Storage:Postgres.",
            Assert.Single(run.Errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task DeadLetters_WithNonsense_SpeaksOfTheSettings()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(folder["x.db"], "dead-letters", "--Policy:MaxLinks=many");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("The settings make no sense.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhereTheFilesFolderCannotBeMade_SaysSoInOneLine()
    {
        var run = await RunAsync("/proc/x/x.db", $"--Http:Urls=http://localhost:{ServiceProcess.FreePort()}");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "/proc/x/x.db cannot be made or written",
            Assert.Single(run.Errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Start_WhereTheDemoBlogsFolderCannotBeMade_SaysSoInOneLine()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(
            folder["x.db"],
            $"--Http:Urls=http://localhost:{ServiceProcess.FreePort()}",
            "--Demo:Enabled=true",
            "--Demo:DataFolder=/proc/x"
        );

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "the demo blog cannot keep its comments",
            Assert.Single(run.Errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
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
