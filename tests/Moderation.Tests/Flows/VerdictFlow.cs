using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Contracts;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Verdicts and reports on their way over RabbitMQ, on each database.</summary>
public abstract class VerdictFlow(JourneyFixture journey) : IAsyncLifetime
{
    private const string Pending = "It holds a blockedword.";

    private readonly Blog _blog = journey.Blog;
    private readonly string _id = $"c-{Guid.NewGuid():N}";
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync() => _http = (await journey.Service.AdminAsync()).Http;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Verdict_RejectedUndoneAndApproved_GoesOutUnderItsKeys()
    {
        await _blog.SubmitAsync(new { commentId = _id, text = Pending });
        await _blog.EventsOnAsync(_id);

        await RuleAsync(
            "verdict",
            new
            {
                ruling = "reject",
                categories = new[] { "spam" },
                revision = 1,
            }
        );
        await RuleAsync("undo", new { revision = 1 });
        await RuleAsync("verdict", new { ruling = "approve", revision = 1 });

        var events = await _blog.EventsOnAsync(_id, atLeast: 4);
        Assert.Equal(
            [Topology.ReviewKey, Topology.VerdictRejectKey, Topology.ReviewKey, Topology.VerdictApproveKey],
            events.Select(e => e.RoutingKey)
        );
        Assert.Equal([1, 2, 3, 4], events.Select(e => e.Decision.Sequence));
        Assert.Equal(4, events.Select(e => e.MessageId).Distinct().Count());
        Assert.Equal(["spam"], events[1].Decision.Categories);
    }

    [Fact]
    public async Task Verdict_OnTheWire_IsTheGoldenFile()
    {
        await _blog.PublishAsync(
            $$"""{"siteId":"news","threadId":"t-1","commentId":"{{_id}}","revision":3,"text":"http://a.example/ http://b.example/ http://c.example/"}"""
        );
        await _blog.EventsOnAsync(_id);
        await RuleAsync(
            "verdict",
            new
            {
                ruling = "reject",
                categories = new[] { "toxicity", "threat" },
                revision = 3,
            },
            site: "news"
        );

        var received = (await _blog.EventsOnAsync(_id, atLeast: 2))[1];
        Assert.Equal("application/json", received.ContentType);
        // What differs from model to model and from day to day is blanked; every other byte counts.
        var text = Encoding.UTF8.GetString(received.Body).Replace(_id, "ID", StringComparison.Ordinal);
        text = Regex.Replace(text, """(?<="(?:toxicity|spam)":)[0-9.]+""", "0");
        text = Regex.Replace(text, """(?<="(?:message|model|policy|decidedAt)":")[^"]+""", "");
        text = Regex.Replace(text, """,\{"code":"(?:spam|toxicity)".*?\]\}""", "");
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Flows", "Golden", "verdict-event.json"));
        Assert.Equal(golden.TrimEnd(), text);
    }

    [Fact]
    public async Task Bulk_SettledAndUndone_GoesOutAndIsCounted()
    {
        string[] ids = [.. Enumerable.Range(0, 30).Select(i => $"{_id}-{i}")];
        foreach (var id in ids)
        {
            await _blog.SubmitAsync(new { commentId = id, text = Pending });
        }

        foreach (var id in ids)
        {
            await _blog.EventsOnAsync(id);
        }

        var begun = await _http.PostAsJsonAsync(
            At("/api/review/bulk"),
            new
            {
                ruling = "reject",
                categories = new[] { "spam" },
                items = ids.Select(id => new { commentId = id, revision = 1 }),
            }
        );
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        await FinishedAsync(begun.Headers.Location!, 30);
        var undo = await _http.PostAsync(At($"{begun.Headers.Location}/undo"), null);
        Assert.Equal(HttpStatusCode.Accepted, undo.StatusCode);
        await FinishedAsync(undo.Headers.Location!, 30);

        var events = await _blog.EventsOnAsync(ids[^1], atLeast: 3);
        Assert.Equal(
            [Topology.ReviewKey, Topology.VerdictRejectKey, Topology.ReviewKey],
            events.Select(e => e.RoutingKey)
        );
        var again = await _http.PostAsync(At($"{begun.Headers.Location}/undo"), null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Report_OfAPublishedComment_PutsItUnderReviewUntilItIsSettled()
    {
        await _blog.SubmitAsync(new { commentId = _id, text = "A fair remark." });
        await _blog.EventsOnAsync(_id);

        await _blog.PublishAsync(
            $$"""{"commentId":"{{_id}}","category":"toxicity","note":"It is about my neighbour."}""",
            Topology.CommentReportedKey
        );
        using var overHttp = await _http.PostAsJsonAsync(
            At($"/api/comments/default/{_id}/report"),
            new { revision = 1 }
        );

        Assert.Equal(HttpStatusCode.NoContent, overHttp.StatusCode);
        await Wait.UntilAsync(
            async () => await ReportedAsync() == 2,
            () => "the comment is not under review with two reports"
        );
        Assert.Single(_blog.Events, e => e.Decision.CommentId == _id);
        await RuleAsync(
            "verdict",
            new
            {
                ruling = "reject",
                categories = new[] { "toxicity" },
                revision = 1,
            }
        );
        Assert.Null(await ReportedAsync());
        Assert.Equal(Topology.VerdictRejectKey, (await _blog.EventsOnAsync(_id, atLeast: 2))[1].RoutingKey);
    }

    [Fact]
    public async Task Report_OverHttpOfAnUnknownComment_IsAcceptedAndSaysThatItIsNotHere()
    {
        using var answer = await _http.PostAsJsonAsync(At($"/api/comments/default/{_id}/report"), new { revision = 1 });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"outcome\":\"kept\"", body, StringComparison.Ordinal);
        Assert.Contains("No such comment or revision is here.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Unidentifiable_IsKeptWithReason()
    {
        var bad = $$"""{"commentId":"{{_id}}","category":"nonsense"}""";
        await _blog.PublishAsync(bad, Topology.CommentReportedKey);

        await Wait.UntilAsync(
            () => journey.Database.HoldsDeadLetterAsync("bad-field", Encoding.UTF8.GetBytes(bad)),
            () => "the report is not among the dead letters"
        );
    }

    private Task<int?> ReportedAsync() =>
        journey.Database.ScalarAsync<int?>($"select reported from under_review where comment_id = '{_id}'");

    private async Task RuleAsync(string what, object body, string site = "default")
    {
        using var answer = await _http.PostAsJsonAsync(At($"/api/review/{site}/{_id}/{what}"), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task FinishedAsync(Uri bulk, int settled) =>
        Wait.UntilAsync(
            async () =>
            {
                var progress = await _http.GetFromJsonAsync<JsonElement>(bulk);
                return progress.GetProperty("finished").GetBoolean()
                    && progress.GetProperty("settled").GetInt32() == settled;
            },
            () => $"{bulk} is not finished"
        );

    private static Uri At(string path) => new(path, UriKind.Relative);
}

[Collection(BrokerCollection.Name)]
public sealed class PostgresVerdictFlow(PostgresJourney journey) : VerdictFlow(journey), IClassFixture<PostgresJourney>;

[Collection(BrokerCollection.Name)]
public sealed class SqliteVerdictFlow(SqliteJourney journey) : VerdictFlow(journey), IClassFixture<SqliteJourney>;
