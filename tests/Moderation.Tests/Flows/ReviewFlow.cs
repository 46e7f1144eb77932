using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Verdicts over HTTP.</summary>
public sealed class ReviewFlow(EmbeddedService embedded) : IClassFixture<EmbeddedService>, IAsyncLifetime
{
    private readonly string _id = $"c-{Guid.NewGuid():N}";
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync() => _http = (await embedded.Service.AdminAsync()).Http;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task List_WhatIsUnderReview_IsThereWithItsTextAndReasons()
    {
        await SubmitAsync(_id);

        var list = await _http.GetFromJsonAsync<JsonElement>(At("/api/review?limit=200&lane=all&order=newest"));

        var item = Assert.Single(
            list.GetProperty("items").EnumerateArray(),
            i => i.GetProperty("decision").GetProperty("commentId").GetString() == _id
        );
        Assert.Equal("A blockedword.", item.GetProperty("text").GetString());
        Assert.Equal(
            "blocked-word",
            item.GetProperty("decision").GetProperty("reasons")[0].GetProperty("code").GetString()
        );
        using var nonsense = await _http.GetAsync(At("/api/review?limit=0&after=-1&sort=risk&order=best&lane=left"));
        await NamesAsync(nonsense, "sort", "limit", "lane", "order", "after");
    }

    [Fact]
    public async Task Verdict_ThenAnother_Answers409WithTheEarlierOneUntilItIsUndone()
    {
        await SubmitAsync(_id);

        using var first = await RuleAsync(
            _id,
            """{"ruling":"reject","categories":["spam"],"revision":1,"sequence":1}"""
        );
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var made = await first.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("rejected", 2), (made.GetProperty("state").GetString(), made.GetProperty("sequence").GetInt32()));
        Assert.Equal("spam", made.GetProperty("categories")[0].GetString());

        using var second = await RuleAsync(_id, """{"ruling":"approve","revision":1}""");
        var earlier = (await ProblemAsync(second, HttpStatusCode.Conflict)).GetProperty("earlier");
        Assert.Equal(
            ("reject", "Ada"),
            (earlier.GetProperty("ruling").GetString(), earlier.GetProperty("by").GetString())
        );
        Assert.Equal("spam", earlier.GetProperty("categories")[0].GetString());
        Assert.True(earlier.GetProperty("at").TryGetDateTimeOffset(out _));

        using var undone = await UndoAsync(_id, """{"revision":1}""");
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.DoesNotContain("categories", await undone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await UndoAsync(_id, """{"revision":1}""");
        Assert.Equal(
            "Ada",
            (await ProblemAsync(again, HttpStatusCode.Conflict))
                .GetProperty("earlier")
                .GetProperty("undoneBy")
                .GetString()
        );
        using var third = await RuleAsync(_id, """{"ruling":"approve","revision":1}""");
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Verdict_OnAnOlderRevision_Answers409WithTheNewest()
    {
        await SubmitAsync(_id);
        await SubmitAsync(_id, revision: 2);

        using var answer = await RuleAsync(_id, """{"ruling":"approve","revision":1}""");

        var newest = (await ProblemAsync(answer, HttpStatusCode.Conflict)).GetProperty("newest");
        Assert.Equal((2, 1), (newest.GetProperty("revision").GetInt32(), newest.GetProperty("sequence").GetInt32()));
    }

    [Fact]
    public async Task Verdict_OnWhatIsGoneOrNeverCame_Answers410And404()
    {
        await SubmitAsync(_id);
        using (await _http.DeleteAsync(At($"/api/comments/default/{_id}"))) { }

        using var gone = await RuleAsync(_id, """{"ruling":"approve","revision":1}""");
        using var never = await RuleAsync($"{_id}-never", """{"ruling":"approve","revision":1}""");

        await ProblemAsync(gone, HttpStatusCode.Gone);
        await ProblemAsync(never, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Verdict_IdWithSlashes_IsFound()
    {
        var id = $"https://blog.example/a?b={_id}#c %2F";
        await SubmitAsync(id);

        using var settled = await RuleAsync(id, """{"ruling":"approve","revision":1}""");
        using var undone = await UndoAsync(id, """{"revision":1}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (settled.StatusCode, undone.StatusCode));
    }

    [Theory]
    [InlineData("""{"revision":1}""", "ruling")]
    [InlineData("""{"ruling":"delete","revision":1}""", "ruling")]
    [InlineData("""{"ruling":"approve"}""", "revision")]
    [InlineData("""{"ruling":"approve","revision":0}""", "revision")]
    [InlineData("""{"ruling":"approve","revision":1,"sequence":"2"}""", "sequence")]
    [InlineData("""{"ruling":"reject","revision":1}""", "categories")]
    [InlineData("""{"ruling":"reject","revision":1,"categories":"spam"}""", "categories")]
    [InlineData("""{"ruling":"reject","revision":1,"categories":[1]}""", "categories")]
    [InlineData("""{"ruling":"reject","revision":1,"categories":["insult"]}""", "categories")]
    [InlineData("""{"ruling":"approve","revision":1,"note":"\ud800"}""", "note")]
    [InlineData("7", "body")]
    public async Task Verdict_Nonsense_NamesTheFieldAndSettlesNothing(string body, string field)
    {
        await SubmitAsync(_id);

        using var answer = await RuleAsync(_id, body);

        await NamesAsync(answer, field);
        var status = await _http.GetFromJsonAsync<JsonElement>(At($"/api/comments/default/{_id}"));
        Assert.Equal("pending", status.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Verdict_NoteOf1001Characters_IsRefusedAndOneOf1000Taken()
    {
        await SubmitAsync(_id);

        using var refused = await RuleAsync(_id, Noted(1_001));
        using var taken = await RuleAsync(_id, Noted(1_000));

        await NamesAsync(refused, "note");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        static string Noted(int length) =>
            JsonSerializer.Serialize(
                new
                {
                    ruling = "approve",
                    revision = 1,
                    note = new string('x', length),
                }
            );
    }

    [Fact]
    public async Task Escalate_CommentUnderReview_IsShownInTheList()
    {
        await SubmitAsync(_id);

        using var answer = await PostAsync(_id, "escalate", """{"revision":1,"note":"Is this allowed?"}""");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var list = await _http.GetStringAsync(At("/api/review?limit=200"));
        Assert.Contains("Is this allowed?", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_10001Items_IsRefusedAndOthersAreDone()
    {
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"{_id}-{i}")];
        foreach (var id in ids)
        {
            await SubmitAsync(id);
        }

        using var many = await BulkAsync(Enumerable.Range(0, 10_001).Select(i => $"x-{i}"));
        using var none = await BulkAsync([]);
        await NamesAsync(many, "items");
        await NamesAsync(none, "items");

        using var begun = await BulkAsync(ids);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        await Wait.UntilAsync(
            async () =>
                (await _http.GetFromJsonAsync<JsonElement>(begun.Headers.Location)).GetProperty("settled").GetInt32()
                == 5,
            () => "the bulk is not finished"
        );
        using var late = await _http.PostAsync(
            At("/api/review/bulk"),
            Json("""{"ruling":"approve","waves":[{"key":"17"}]}""")
        );
        await ProblemAsync(late, HttpStatusCode.Conflict);
        using var unknown = await _http.GetAsync(At("/api/review/bulk/999999"));
        await ProblemAsync(unknown, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Undo_OfACommentOnASiteCalledBulk_IsNoUndoOfABulk()
    {
        await SubmitAsync("1", site: "bulk");
        using var settled = await PostAsync("1", "verdict", """{"ruling":"approve","revision":1}""", site: "bulk");
        Assert.Equal(HttpStatusCode.OK, settled.StatusCode);

        using var undone = await PostAsync("1", "undo", """{"revision":1}""", site: "bulk");

        var made = await undone.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("pending", made.GetProperty("state").GetString());
    }

    [Fact]
    public async Task History_OfAComment_IsThereAsJsonAndCsv()
    {
        await SubmitAsync(_id);
        using (await RuleAsync(_id, """{"ruling":"reject","categories":["other"],"revision":1}""")) { }

        var page = await _http.GetFromJsonAsync<JsonElement>(At($"/api/history?commentId={_id}&action=verdict.reject"));
        var csv = await _http.GetAsync(At($"/api/history.csv?commentId={_id}"));

        Assert.Equal(
            _id,
            Assert.Single(page.GetProperty("entries").EnumerateArray()).GetProperty("commentId").GetString()
        );
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            $",Ada,verdict.reject,default,{_id},1,other,",
            await csv.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var nonsense = await _http.GetAsync(At("/api/history?from=yesterday&who=me&limit=0"));
        await NamesAsync(nonsense, "who", "from", "limit");
    }

    [Fact]
    public async Task Report_Nonsense_NamesTheField()
    {
        using var category = await _http.PostAsync(
            At("/api/comments/default/x/report"),
            Json("""{"category":"bad"}""")
        );
        using var revision = await _http.PostAsync(At("/api/comments/default/x/report"), Json("""{"revision":"1"}"""));

        await NamesAsync(category, "category");
        await NamesAsync(revision, "revision");
    }

    private async Task SubmitAsync(string id, int revision = 1, string site = "default")
    {
        using var answer = await _http.PostAsJsonAsync(
            At("/api/comments"),
            new
            {
                siteId = site,
                commentId = id,
                revision,
                text = "A blockedword.",
            }
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private Task<HttpResponseMessage> RuleAsync(string id, string body) => PostAsync(id, "verdict", body);

    private Task<HttpResponseMessage> UndoAsync(string id, string body) => PostAsync(id, "undo", body);

    private Task<HttpResponseMessage> PostAsync(string id, string what, string body, string site = "default") =>
        _http.PostAsync(At($"/api/review/{site}/{Uri.EscapeDataString(id)}/{what}"), Json(body));

    private Task<HttpResponseMessage> BulkAsync(IEnumerable<string> ids) =>
        _http.PostAsJsonAsync(
            At("/api/review/bulk"),
            new { ruling = "approve", items = ids.Select(id => new { commentId = id, revision = 1 }) }
        );

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task NamesAsync(HttpResponseMessage answer, params string[] fields)
    {
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(fields, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static StringContent Json(string body) => new(body, MediaTypeHeaderValue.Parse("application/json"));
}
