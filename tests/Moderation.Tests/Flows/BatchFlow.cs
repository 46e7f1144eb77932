using System.Text;
using Moderation.Contracts;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>One batch of a hundred.</summary>
[Collection(BrokerCollection.Name)]
public sealed class BatchFlow
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task Submit_OneBadOfAHundred_NinetyNineAreDecidedInOneBatch(Store store)
    {
        await using var database = await TestDatabase.CreateAsync(store);
        await using var blog = await Blog.ConnectAsync();
        var settings = Settings
            .OnBroker(database)
            .With("Intake:BatchSize", "100")
            .With("Intake:Concurrency", "1")
            .With("Intake:BatchWait", "00:00:01");
        // All are in the queue before anyone consumes.
        var service = await ServiceProcess.StartAsync(settings);
        await service.StopAsync();
        await service.DisposeAsync();
        const string Bad = """{"text":"no id"}""";
        foreach (var i in Enumerable.Range(0, 50))
        {
            await blog.SubmitAsync(new { commentId = $"c-{i}", text = "One of many." });
        }

        await blog.PublishAsync(Bad);
        foreach (var i in Enumerable.Range(50, 49))
        {
            await blog.SubmitAsync(new { commentId = $"c-{i}", text = "One of many." });
        }

        await using var again = await ServiceProcess.StartAsync(settings);
        await blog.ListenAsync();
        foreach (var i in Enumerable.Range(0, 99))
        {
            Assert.Equal(CommentState.Approved, (await blog.EventsOnAsync($"c-{i}"))[0].Decision.State);
        }

        Assert.True(await database.HoldsDeadLetterAsync("bad-field", Encoding.UTF8.GetBytes(Bad)));
        // A batch has one time of receipt.
        Assert.Equal(1, await database.ScalarAsync<long>("select count(distinct received_at) from comments"));
    }
}
