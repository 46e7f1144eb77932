using System.Net.Http.Json;
using Moderation.Contracts;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Every comment of a real corpus through either shape, with a kill in the middle.</summary>
[Collection(BrokerCollection.Name)]
[Trait("Category", Corpus.Category)]
public sealed class CorpusFlow(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task TwoReplicas_OneKilledInTheMiddle_EveryCommentIsDecidedOnceAndSent()
    {
        var comments = await Corpus.CommentsAsync("dev.jsonl");
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var blog = await Blog.ConnectAsync();
        var settings = Settings.OnBroker(database);
        await using var one = await ServiceProcess.StartAsync(settings);
        var two = await ServiceProcess.StartAsync(settings);
        await blog.ListenAsync();
        var publishing = PublishAsync(blog, comments);
        await Wait.UntilAsync(
            async () => await DecisionsAsync(database) > comments.Count / 4,
            () => "a quarter is never decided",
            Patience
        );
        await two.KillAsync();
        await two.DisposeAsync();
        await using var again = await ServiceProcess.StartAsync(settings);
        await publishing;

        await Wait.UntilAsync(
            async () => await DecisionsAsync(database) == comments.Count,
            () => $"not all of {comments.Count} are decided:\n{one.Output}",
            Patience
        );
        await Wait.UntilAsync(
            () => blog.Events.Select(e => e.Decision.CommentId).Distinct().Count() == comments.Count,
            () => "not every decision came",
            Patience
        );
        Assert.All(
            blog.Events.GroupBy(e => e.Decision.CommentId),
            events => Assert.All(events, e => Assert.Equal(events.First().Body, e.Body))
        );
        await AssertNothingIsDeadAsync(database, comments.Count);
        Assert.Equal(0u, await blog.CountAsync(Topology.DeadLettersQueue));
        output.WriteLine($"{comments.Count} comments, {blog.Events.Count} events");
        Report(blog.Events.DistinctBy(e => e.Decision.CommentId).Select(e => e.Decision));
    }

    [Fact]
    public async Task EmbeddedOverHttp_KilledInTheMiddle_EveryCommentIsDecidedOnce()
    {
        var comments = await Corpus.CommentsAsync("dev.jsonl");
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var settings = Settings.Embedded(database);
        var service = await ServiceProcess.StartAsync(settings);
        var chunks = comments.Chunk(500).ToArray();
        var killed = false;
        for (var i = 0; i < chunks.Length; )
        {
            var posting = PostAsync(service, chunks[i]);
            if (!killed && i == chunks.Length / 2)
            {
                killed = true;
                await service.KillAsync();
                await posting;
                await service.DisposeAsync();
                service = await ServiceProcess.StartAsync(settings);
                continue;
            }

            // What was not accepted is sent again, as a blog does.
            i += await posting ? 1 : 0;
        }

        await AssertNothingIsDeadAsync(database, comments.Count);
        await Wait.UntilAsync(
            async () => await database.UnsentAsync() == 0,
            () => "some decisions are not sent",
            Patience
        );
        await service.DisposeAsync();
    }

    private static async Task PublishAsync(Blog blog, List<CommentSubmitted> comments)
    {
        foreach (var window in comments.Chunk(500))
        {
            await Task.WhenAll(window.Select(blog.SubmitAsync));
        }
    }

    private static async Task<bool> PostAsync(ServiceProcess service, CommentSubmitted[] comments)
    {
        try
        {
            using var answer = await service.Http.PostAsJsonAsync(
                new Uri("/api/comments", UriKind.Relative),
                comments,
                Wire.Json
            );
            return answer.EnsureSuccessStatusCode() is not null;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task AssertNothingIsDeadAsync(TestDatabase database, int count)
    {
        Assert.Equal(count, await DecisionsAsync(database));
        Assert.Equal(count, await database.ScalarAsync<long>("select count(distinct comment_id) from decisions"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from dead_letters"));
    }

    private static Task<long> DecisionsAsync(TestDatabase database) =>
        database.ScalarAsync<long>("select count(*) from decisions");

    private void Report(IEnumerable<DecisionMade> decisions)
    {
        foreach (var source in decisions.GroupBy(d => d.CommentId.Split('/')[0]).OrderBy(g => g.Key))
        {
            output.WriteLine(
                $"{source.Key}: {source.Count(d => d.State == CommentState.Approved)} approve, "
                    + $"{source.Count(d => d.State == CommentState.Pending)} review"
            );
        }
    }
}
