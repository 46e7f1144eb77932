using Moderation.Contracts;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>A message that ends the process, among innocent ones.</summary>
[Collection(BrokerCollection.Name)]
public sealed class PoisonFlow
{
    [Fact]
    public async Task Poison_AmongInnocents_IsTheOnlyDeadLetter()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var blog = await Blog.ConnectAsync();
        var settings = Poisonable(database);
        await (await ServiceProcess.StartAsync(settings)).DisposeAsync();

        string[] innocents = [.. Enumerable.Range(0, 150).Select(i => $"innocent-{i}")];
        await Task.WhenAll(innocents.Take(75).Select(SubmitAsync));
        const string Poison = """{"commentId":"poison-1","text":"This one ends the process."}""";
        await blog.PublishAsync(Poison);
        await Task.WhenAll(innocents.Skip(75).Select(SubmitAsync));

        var ends = await RunUntilSettledAsync(
            settings,
            async () =>
                await blog.CountAsync(Topology.IntakeQueue) == 0
                && await database.ScalarAsync<long>("select count(*) from decisions") == innocents.Length
                && await database.ScalarAsync<long>("select count(*) from dead_letters") == 1
                && await database.ScalarAsync<long>("select count(*) from attempts") == 0
        );

        Assert.True(ends >= 2, $"the process ended {ends} times: the poison was no poison");
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from dead_letters"));
        Assert.True(await database.HoldsDeadLetterAsync("crash", System.Text.Encoding.UTF8.GetBytes(Poison)));
        Assert.Equal(innocents.Length, await database.ScalarAsync<long>("select count(*) from decisions"));

        Task SubmitAsync(string id) => blog.SubmitAsync(new { commentId = id, text = "An innocent remark." });
    }

    [Fact]
    public async Task PoisonousDeletion_AmongInnocents_IsTheOnlyDeadLetter()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var blog = await Blog.ConnectAsync();
        var settings = Poisonable(database);
        await (await ServiceProcess.StartAsync(settings)).DisposeAsync();
        await DeleteAsync("innocent-1");
        const string Poison = """{"commentId":"poison-1"}""";
        await blog.PublishAsync(Poison, Topology.CommentDeletedKey);
        await DeleteAsync("innocent-2");

        var ends = await RunUntilSettledAsync(
            settings,
            async () =>
                await blog.CountAsync(Topology.DeletionsQueue) == 0
                && await database.ScalarAsync<long>("select count(*) from deletions") == 2
                && await database.ScalarAsync<long>("select count(*) from dead_letters") == 1
                && await database.ScalarAsync<long>("select count(*) from attempts") == 0
        );

        Assert.True(ends >= 2, $"the process ended {ends} times: the poison was no poison");
        Assert.True(await database.HoldsDeadLetterAsync("crash", System.Text.Encoding.UTF8.GetBytes(Poison)));

        Task DeleteAsync(string id) => blog.PublishAsync($$"""{"commentId":"{{id}}"}""", Topology.CommentDeletedKey);
    }

    private static Dictionary<string, string> Poisonable(TestDatabase database) =>
        Settings
            .OnBroker(database)
            .With("Logging:LogLevel:Moderation.Service.Intake", "Debug")
            .With("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location);

    // As a supervisor does: starts the service again whenever it has ended.
    private static async Task<int> RunUntilSettledAsync(Dictionary<string, string> settings, Func<Task<bool>> settled)
    {
        for (var ends = 0; ends < 20; ends++)
        {
            await using var service = ServiceProcess.Launch(settings);
            await Wait.UntilAsync(
                async () => service.HasExited || await settled(),
                () => $"neither settled nor ended:\n{service.Output}",
                TimeSpan.FromSeconds(60)
            );
            if (!service.HasExited)
            {
                return ends;
            }
        }

        throw new TimeoutException("The service ended 20 times and the poison is still in the queue.");
    }
}
