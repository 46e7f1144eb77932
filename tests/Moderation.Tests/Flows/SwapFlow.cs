using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Models that take over and give way while comments flow on two replicas.</summary>
[Collection(BrokerCollection.Name)]
public sealed class SwapFlow
{
    private const int Promotions = 6;
    private const int AtLeast = 3_000;

    private static string Root => ShippedModel.Model.Version;

    private static string Mild => MovedModel.VersionOf(MovedModel.MildArchive);

    [Fact]
    public async Task Promote_BackAndForthUnderLoad_DecidesEachOnceByAModelThatWasChampion()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var blog = await Blog.ConnectAsync();
        var settings = Settings.OnBroker(database);
        await using var one = await ServiceProcess.StartAsync(settings);
        await using var other = await ServiceProcess.StartAsync(settings);
        await blog.ListenAsync();
        using var admin = await one.AdminAsync();
        using (
            var sent = await admin.Http.PostAsync(
                new Uri("/api/models", UriKind.Relative),
                new ByteArrayContent(MovedModel.MildArchive) { Headers = { ContentType = new("application/zip") } }
            )
        )
        {
            Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        }

        using var ended = new CancellationTokenSource();
        var flowing = FlowAsync(blog, ended.Token);
        for (var promotion = 1; promotion <= Promotions; promotion++)
        {
            var (version, champion) = promotion % 2 == 1 ? (Mild, Root) : (Root, Mild);
            await PromoteAsync(admin, version, champion);
            await Wait.UntilAsync(
                async () => await ScoringAsync(one) == version && await ScoringAsync(other) == version,
                () => $"not both replicas score with {version}",
                TimeSpan.FromSeconds(5)
            );
        }

        await ended.CancelAsync();
        var published = await flowing;
        await Wait.UntilAsync(
            // One may come twice.
            () => Decided(blog) >= published,
            () => $"the events on {Decided(blog)} of {published} comments came",
            TimeSpan.FromSeconds(60)
        );

        var decisions = blog.Events.Select(e => e.Decision).ToList();
        Assert.Equal(published, decisions.Select(d => (d.CommentId, d.Sequence)).Distinct().Count());
        Assert.All(decisions, d => Assert.Equal(1, d.Sequence));
        Assert.Equal(published, await database.ScalarAsync<long>("select count(*) from decisions"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from dead_letters"));
        Assert.Equal(new HashSet<string> { Root, Mild }, decisions.Select(d => d.Model).ToHashSet());
        // By a model that was the champion then, or had been within the five seconds that all replicas have.
        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                $"""
                with reigns as (
                    select version, made_at as since, lead(made_at) over (order by number) as until from promotions
                    union all select '{Root}', '-infinity', (select made_at from promotions where number = 1)
                )
                select count(*) from decisions d where not exists (
                    select 1 from reigns r
                    where r.version = d.model and d.decided_at >= r.since
                      and (r.until is null or d.decided_at <= r.until + interval '5 seconds')
                )
                """
            )
        );
    }

    private static int Decided(Blog blog) => blog.Events.Select(e => e.Decision.CommentId).Distinct().Count();

    // As fast as the broker confirms, until told to end, and so many at least.
    private static async Task<int> FlowAsync(Blog blog, CancellationToken ended)
    {
        var published = 0;
        while (published < AtLeast || !ended.IsCancellationRequested)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(published, 50)
                    .Select(i => blog.SubmitAsync(new { commentId = $"c-{i}", text = $"Remark {i} on the crossing." }))
            );
            published += 50;
            // No longer backlog than the replicas work off meanwhile, or all would be decided after the last promotion.
            await Wait.UntilAsync(() => blog.Events.Count > published - 500, () => "the replicas stand still");
        }

        return published;
    }

    private static async Task PromoteAsync(Person admin, string version, string champion)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/api/models/{version}/promote", UriKind.Relative)
        );
        request.Headers.IfMatch.ParseAdd($"\"{champion}\"");
        using var answer = await admin.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<string?> ScoringAsync(ServiceProcess service)
    {
        using var answer = await service.Http.PostAsJsonAsync("/api/score", new { text = "Hello." });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("model").GetString();
    }
}
