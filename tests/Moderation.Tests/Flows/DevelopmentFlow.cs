using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>The service as <c>dotnet run</c> starts it from the sources: in Development, with the demo blog.</summary>
public sealed class DevelopmentFlow : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("development-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));
    private TestDatabase _database = null!;
    private ServiceProcess _service = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        _service = await ServiceProcess.StartAsync(
            Settings
                .Embedded(_database)
                .With("DOTNET_ENVIRONMENT", "Development")
                .With("ASPNETCORE_ENVIRONMENT", "Development")
                .With("Demo:DataFolder", _folder)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Post_OnTheDemoBlog_AnswersTheCommentAndTheDashboardShowsItsDecision()
    {
        var posted = await PostAsync("A civil remark");
        Assert.Contains("A civil remark", posted.GetProperty("html").GetString()!, StringComparison.Ordinal);
        Assert.Contains(
            "A civil remark",
            await HearAsync("/live/decisions?after=0", "decisions"),
            StringComparison.Ordinal
        );
        await HearAsync("/live/review", "list");
    }

    [Fact]
    public async Task Verdict_OnAPublishedComment_TakesItDownOnTheDemoBlogAndUndoBringsItBack()
    {
        using var reader = new HttpClient { BaseAddress = _service.Address };
        var id = (await PostAsync("A civil remark")).GetProperty("id").GetString();
        await Wait.UntilAsync(async () => await ShowsAsync(reader, "A civil remark"), () => "it is not published");

        await RuleAsync(
            id,
            "verdict",
            new
            {
                ruling = "reject",
                categories = new[] { "other" },
                revision = 1,
            }
        );
        await Wait.UntilAsync(async () => !await ShowsAsync(reader, "A civil remark"), () => "it is not taken down");
        Assert.True(await ShowsAsync(_service.Http, "it does not follow the rules for comments here"));

        await RuleAsync(id, "undo", new { revision = 1 });
        await Wait.UntilAsync(async () => await ShowsAsync(reader, "A civil remark"), () => "it is not back");
    }

    private async Task<JsonElement> PostAsync(string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/demo/comments")
        {
            Headers = { { "Accept", "application/json" } },
            Content = new FormUrlEncodedContent([new("name", "Ann"), new("text", text)]),
        };
        using var answer = await _service.Http.SendAsync(request, _limit.Token);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, _service.Output);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(_limit.Token);
    }

    private async Task RuleAsync(string? id, string what, object body)
    {
        using var answer = await (await _service.AdminAsync()).Http.PostAsJsonAsync(
            $"/api/review/demo/{id}/{what}",
            body,
            _limit.Token
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(_limit.Token));
    }

    private async Task<bool> ShowsAsync(HttpClient visitor, string text) =>
        (await visitor.GetStringAsync(new Uri("/demo", UriKind.Relative), _limit.Token)).Contains(
            text,
            StringComparison.Ordinal
        );

    private async Task<string> HearAsync(string path, string kind)
    {
        var admin = await _service.AdminAsync();
        await using var stream = await admin.Http.GetStreamAsync(path, _limit.Token);
        await foreach (var heard in SseParser.Create(stream).EnumerateAsync(_limit.Token))
        {
            if (heard.EventType == kind)
            {
                return heard.Data;
            }
        }

        throw new EndOfStreamException(_service.Output);
    }
}
