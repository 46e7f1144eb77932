using System.Diagnostics;
using Moderation.Tests.Fixtures;
using Npgsql;

namespace Moderation.Tests.Flows;

/// <summary>An operator looks at what could not be taken.</summary>
[Collection(BrokerCollection.Name)]
public sealed class DeadLetterVerbFlow
{
    [Fact]
    public async Task DeadLetters_AfterABadMessage_ListItAndShowItsBytes()
    {
        const string Bad = """{"text":"nobody knows which comment this is"}""";
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var blog = await Blog.ConnectAsync();
        var settings = Settings.OnBroker(database);
        await using (await ServiceProcess.StartAsync(settings))
        {
            await blog.PublishAsync(Bad);
            await Wait.UntilAsync(
                async () => await database.ScalarAsync<long>("select count(*) from dead_letters") == 1,
                () => "there is no dead letter"
            );
        }

        Assert.Contains(
            "\tmoderation.intake\tbad-field\t",
            await RunAsync(settings, "dead-letters"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("nobody", await RunAsync(settings, "dead-letters"), StringComparison.Ordinal);
        Assert.Equal(Bad, await RunAsync(settings, "dead-letters", "--show", "1"));
    }

    [Fact]
    public async Task DeadLetters_OnPostgresWithoutTables_SayThatTheServiceHasNotRun()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        var run = await FinishedRun.OfAsync(
            ServiceProcess.StartInfo(
                new Dictionary<string, string> { ["Storage:Postgres"] = database.PostgresConnection! },
                "dead-letters"
            )
        );

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            "the service has not run with this database yet",
            Assert.Single(run.Errors.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task DeadLetters_OnNoSuchDatabase_SayHowToCreateIt()
    {
        var missing = new NpgsqlConnectionStringBuilder(TestServices.Postgres) { Database = "none-such" };
        var run = await FinishedRun.OfAsync(
            ServiceProcess.StartInfo(
                new Dictionary<string, string> { ["Storage:Postgres"] = missing.ToString() },
                "dead-letters"
            )
        );

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("CREATE DATABASE \"none-such\"", run.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(Dictionary<string, string> settings, params string[] arguments)
    {
        using var process = Process.Start(ServiceProcess.StartInfo(settings, arguments))!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
