using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>A running embedded service: SQLite, bus in memory.</summary>
public sealed class EmbeddedService : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public ServiceProcess Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Store.Sqlite);
        Service = await ServiceProcess.StartAsync(
            Settings.Embedded(Database).With("Policy:BlockedWords:0", "blockedword")
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Comments over HTTP.</summary>
public sealed class EmbeddedFlow(EmbeddedService embedded) : IClassFixture<EmbeddedService>
{
    private readonly HttpClient _http = embedded.Service.Http;
    private readonly string _id = $"c-{Guid.NewGuid():N}";

    [Fact]
    public async Task Submit_One_AnswersWhereToAsk()
    {
        using var answer = await SubmitAsync(new { commentId = _id, text = "A fair remark." });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var status = await _http.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.Equal("approved", status.GetProperty("state").GetString());
        Assert.Equal(1, status.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task Submit_IdWithSlashesAndSpaces_IsFoundAgain()
    {
        var id = $"https://blog.example/a?b={_id}#c %2F 😀";
        using var answer = await SubmitAsync(
            new
            {
                siteId = "a/b",
                commentId = id,
                text = "A fair remark.",
            }
        );

        var status = await _http.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.Equal(id, status.GetProperty("commentId").GetString());
        Assert.Equal("a/b", status.GetProperty("siteId").GetString());
    }

    [Fact]
    public async Task Submit_AThousand_AllAreDecided()
    {
        var comments = Enumerable.Range(0, 1000).Select(i => new { commentId = $"{_id}-{i}", text = $"Remark {i}." });
        using var answer = await SubmitAsync(comments);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var items = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().ToArray();
        Assert.Equal(1000, items.Length);
        Assert.All(items, i => Assert.Equal("accepted", i.GetProperty("outcome").GetString()));
    }

    [Theory]
    [InlineData("{not json", 400, "")]
    [InlineData("[]", 400, "")]
    [InlineData("7", 400, "body")]
    [InlineData("""{"text":"x"}""", 400, "commentId")]
    [InlineData("""{"\ud800":"x"}""", 400, "commentId")]
    [InlineData("""{"commentId":"x"}""", 400, "text")]
    [InlineData("""{"commentId":"x","text":"x","author":{"name":5}}""", 400, "author.name")]
    [InlineData("""[{"commentId":"x","text":"x"},{"commentId":7,"text":"x"}]""", 400, "[1].commentId")]
    public async Task Submit_Nonsense_NamesTheFieldAndStoresNothing(string body, int status, string field)
    {
        var before = await embedded.Database.ScalarAsync<long>("select count(*) from comments where comment_id = 'x'");
        using var answer = await _http.PostAsync(Comments, Json(body));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(
            field.Length == 0 || problem.GetProperty("errors").TryGetProperty(field, out _),
            problem.ToString()
        );
        Assert.Equal(
            before,
            await embedded.Database.ScalarAsync<long>("select count(*) from comments where comment_id = 'x'")
        );
    }

    [Fact]
    public async Task Submit_TooMuch_IsRefusedBySize()
    {
        var large = new { commentId = _id, text = new string('x', 1_000_001) };
        using var one = await SubmitAsync(large);
        using var many = await SubmitAsync(Enumerable.Repeat(new { commentId = _id, text = "x" }, 1001));
        using var huge = await _http.PostAsync(Comments, Json(new string(' ', 17_000_000)));

        Assert.All([one, many, huge], a => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, a.StatusCode));
    }

    [Fact]
    public async Task Submit_MoreThanTheServerReads_IsNoOutage()
    {
        // The web server itself refuses to read on from 30,000,000 bytes.
        using var request = new HttpRequestMessage(HttpMethod.Post, Comments)
        {
            Content = Json(new string(' ', 31_000_000)),
            Headers = { ExpectContinue = true },
        };
        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Submit_BrokenOffInTheMiddle_IsTheSendersFault()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, embedded.Service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /api/comments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + $"Authorization: Bearer {ServiceProcess.Key}\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"
            )
        );

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("GET", "/api/no-such-thing", 404)]
    [InlineData("POST", "/api/no-such-thing", 404)]
    [InlineData("GET", "/api/comments", 405)]
    [InlineData("DELETE", "/api/decisions", 405)]
    public async Task Ask_WhatTheApiDoesNotHave_AnswersProblemDetails(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Ask_ForAPageThatIsNotThere_AnswersAPage()
    {
        var admin = await embedded.Service.AdminAsync();
        using var answer = await admin.Http.GetAsync(new Uri("/no-such-page", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("http://localhost:1", false)]
    [InlineData(null, true)]
    public async Task Connect_APagesCircuit_FromThisServiceAlone(string? origin, bool connects)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        var admin = await embedded.Service.AdminAsync();
        socket.Options.Cookies = admin.Cookies;
        socket.Options.SetRequestHeader("Origin", origin ?? embedded.Service.Address.GetLeftPart(UriPartial.Authority));
        var connecting = socket.ConnectAsync(
            new UriBuilder(embedded.Service.Address) { Scheme = "ws", Path = "/_blazor" }.Uri,
            CancellationToken.None
        );

        if (connects)
        {
            await connecting;
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
            Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
        }
    }

    [Fact]
    public async Task Submit_OtherContentType_IsRefused()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var answer = await _http.PostAsync(Comments, content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Submit_ToAForeignHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Comments) { Headers = { Host = "evil.example" } };
        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Submit_SameRevisionOtherText_IsAConflict()
    {
        using var first = await SubmitAsync(new { commentId = _id, text = "One." });
        using var same = await SubmitAsync(new { commentId = _id, text = "One." });
        using var other = await SubmitAsync(new { commentId = _id, text = "Two." });

        Assert.Equal(
            "duplicate",
            (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString()
        );
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Delete_ThenAsk_SaysDeleted()
    {
        using var answer = await SubmitAsync(new { commentId = _id, text = "A blockedword." });
        using var deleted = await _http.DeleteAsync(answer.Headers.Location);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var status = await _http.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.Equal("deleted", status.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Find_Unknown_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, await embedded.Service.StatusAsync($"/api/comments/default/{_id}"));

    [Theory]
    [InlineData("after=-1", "after")]
    [InlineData("after=", "after")]
    [InlineData("after=1.5", "after")]
    [InlineData("after=abc", "after")]
    [InlineData("after=12345678901234567890", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("aftr=1", "aftr")]
    public async Task List_Nonsense_NamesTheField(string query, string field)
    {
        using var answer = await _http.GetAsync(new Uri($"/api/decisions?{query}", UriKind.Relative));

        await NamesAsync(answer, field);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("12345678901234567890")]
    public async Task Delete_NonsenseRevision_NamesTheFieldAndDeletesNothing(string revision)
    {
        using var submitted = await SubmitAsync(new { commentId = _id, text = "A fair remark." });
        using var answer = await _http.DeleteAsync(
            new Uri($"{submitted.Headers.Location}?revision={revision}", UriKind.Relative)
        );

        await NamesAsync(answer, "revision");
        var status = await _http.GetFromJsonAsync<JsonElement>(submitted.Headers.Location);
        Assert.Equal("approved", status.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Delete_SlipInTheParametersName_NamesItAndDeletesNothing()
    {
        using var submitted = await SubmitAsync(new { commentId = _id, text = "A fair remark." });
        using var answer = await _http.DeleteAsync(new Uri($"{submitted.Headers.Location}?rev=1", UriKind.Relative));

        await NamesAsync(answer, "rev");
        var status = await _http.GetFromJsonAsync<JsonElement>(submitted.Headers.Location);
        Assert.Equal("approved", status.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("a%0Ab")]
    public async Task Delete_IdThatNoCommentCanHave_NamesTheField(string id)
    {
        using var answer = await _http.DeleteAsync(new Uri($"/api/comments/default/{id}", UriKind.Relative));

        await NamesAsync(answer, "commentId");
    }

    [Fact]
    public async Task Submit_RevisionAsSomeLanguagesWriteIt_IsTaken()
    {
        using var answer = await _http.PostAsync(
            new Uri("/api/comments", UriKind.Relative),
            new StringContent($$"""{"commentId":"{{_id}}","text":"x","revision":2.0}""", null, "application/json")
        );

        Assert.Equal(2, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revision").GetInt32());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Submit_IdThatNoAddressCanName_IsRefused(string id)
    {
        using var comment = await SubmitAsync(new { commentId = id, text = "A fair remark." });
        using var site = await SubmitAsync(
            new
            {
                siteId = id,
                commentId = _id,
                text = "A fair remark.",
            }
        );

        await NamesAsync(comment, "commentId");
        await NamesAsync(site, "siteId");
    }

    [Fact]
    public async Task Submit_AByteOrderMarkFirst_IsTaken()
    {
        using var content = Json("\uFEFF" + $$"""{"commentId":"{{_id}}","text":"A fair remark."}""");
        using var answer = await _http.PostAsync(Comments, content);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Submit_OneOfThemTooLarge_SaysWhich()
    {
        using var answer = await SubmitAsync(
            new[]
            {
                new { commentId = _id, text = "A fair remark." },
                new { commentId = _id + "-2", text = new string('x', 1_000_001) },
            }
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("comment [1] is larger", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_TooMuch_SpeaksOfTheText()
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri("/api/score", UriKind.Relative),
            new { text = new string('x', 1_000_001) }
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("send a shorter text", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_Text_StoresNothing()
    {
        var before = await embedded.Database.ScalarAsync<long>("select count(*) from comments");
        using var answer = await _http.PostAsync(
            new Uri("/api/score", UriKind.Relative),
            Json("""{"text":"a blockedword","author":{"name":"x","url":null}}""")
        );

        var score = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("review", score.GetProperty("decision").GetString());
        Assert.InRange(score.GetProperty("scores").GetProperty("toxicity").GetDouble(), 0, 1);
        Assert.Equal("blocked-word", score.GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal(before, await embedded.Database.ScalarAsync<long>("select count(*) from comments"));
    }

    [Fact]
    public async Task ReviewPage_LongTextFullOfMarks_ShowsItsBeginning()
    {
        var text = $"blockedword {_id} {string.Concat(Enumerable.Repeat("://x ", 100_000))}";
        using var answer = await SubmitAsync(new { commentId = _id, text });
        answer.EnsureSuccessStatusCode();

        var admin = await embedded.Service.AdminAsync();
        var page = await admin.Http.GetStringAsync("/review");

        Assert.Contains(_id, page, StringComparison.Ordinal);
        Assert.Contains($"The first 4,000 of {text.Length:N0} characters.", page, StringComparison.Ordinal);
        Assert.True(page.Length < text.Length, $"The page has {page.Length} characters.");
    }

    [Fact]
    public async Task DemoBlog_InProduction_IsNotThere()
    {
        Assert.Equal(HttpStatusCode.NotFound, await embedded.Service.StatusAsync("/demo"));
        Assert.Equal(HttpStatusCode.NotFound, await embedded.Service.StatusAsync("/demo/events"));
    }

    [Fact]
    public async Task Kill_InTheMiddle_LosesNothingThatWasAccepted()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var settings = Settings.Embedded(database);
        var accepted = new List<string>();
        var service = await ServiceProcess.StartAsync(settings);
        var submitting = Task.Run(async () =>
        {
            try
            {
                for (var i = 0; i < 10_000; i++)
                {
                    using var answer = await service.Http.PostAsJsonAsync(
                        Comments,
                        new { commentId = $"k-{i}", text = "A remark." }
                    );
                    answer.EnsureSuccessStatusCode();
                    accepted.Add($"k-{i}");
                }
            }
            catch (HttpRequestException)
            {
                // Killed.
            }
        });
        await Wait.UntilAsync(() => accepted.Count >= 50, () => service.Output);
        await service.KillAsync();
        await submitting;
        await service.DisposeAsync();

        await using var again = await ServiceProcess.StartAsync(settings);
        foreach (var id in accepted)
        {
            Assert.Equal(HttpStatusCode.OK, await again.StatusAsync($"/api/comments/default/{id}"));
        }

        await Wait.UntilAsync(async () => await database.UnsentAsync() == 0, () => "some decisions are still not sent");
    }

    private static Uri Comments { get; } = new("/api/comments", UriKind.Relative);

    private Task<HttpResponseMessage> SubmitAsync(object body) => _http.PostAsJsonAsync(Comments, body);

    private static async Task NamesAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(field, error.Name);
        Assert.Contains("ive ", error.Value[0].GetString(), StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => new(body, MediaTypeHeaderValue.Parse("application/json"));
}
