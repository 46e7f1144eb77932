using Moderation.Contracts;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Restarts while comments arrive.</summary>
[Collection(BrokerCollection.Name)]
public sealed class RestartFlow
{
    [Fact]
    public async Task ThirtyRestarts_UnderLoad_LoseAndDeadLetterNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var blog = await Blog.ConnectAsync();
        var settings = Settings.OnBroker(database);
        var service = await ServiceProcess.StartAsync(settings);
        await blog.ListenAsync();
        using var end = new CancellationTokenSource();
        var submitted = SubmitAsync(blog, end.Token);
        for (var restart = 0; restart < 30; restart++)
        {
            // Every third is a kill, the others ordinary; some before the service is ready at all.
            await (restart % 3 == 2 ? service.KillAsync() : service.StopAsync());
            await service.DisposeAsync();
            service = ServiceProcess.Launch(settings);
            if (restart % 5 != 4)
            {
                await service.ReadyAsync();
                var before = await DecisionsAsync(database);
                await Wait.UntilAsync(async () => await DecisionsAsync(database) > before, () => service.Output);
            }
        }

        await end.CancelAsync();
        var count = await submitted;
        await Wait.UntilAsync(
            async () => await DecisionsAsync(database) == count,
            () => $"not all of {count} comments are decided:\n{service.Output}",
            TimeSpan.FromMinutes(1)
        );
        await Wait.UntilAsync(
            () => blog.Events.Select(e => e.Decision.CommentId).Distinct().Count() == count,
            () => "some decisions were not sent"
        );
        Assert.All(
            blog.Events.GroupBy(e => e.Decision.CommentId),
            events => Assert.All(events, e => Assert.Equal(events.First().Body, e.Body))
        );
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from dead_letters"));
        Assert.Equal(0u, await blog.CountAsync(Topology.DeadLettersQueue));
        await service.DisposeAsync();
    }

    private static async Task<int> SubmitAsync(Blog blog, CancellationToken cancel)
    {
        var count = 0;
        while (!cancel.IsCancellationRequested)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(count, 20)
                    .Select(i => blog.SubmitAsync(new { commentId = $"c-{i}", text = $"Remark number {i}." }))
            );
            count += 20;
            await Task.Delay(50, CancellationToken.None);
        }

        return count;
    }

    private static Task<long> DecisionsAsync(TestDatabase database) =>
        database.ScalarAsync<long>("select count(*) from decisions");
}
