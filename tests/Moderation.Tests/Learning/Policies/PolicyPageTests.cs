using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Learning.Policies;

/// <summary>The policy as admins change it on its page and over HTTP, in the real service.</summary>
public sealed partial class PolicyPageTests : IAsyncLifetime
{
    private const string Page = "/policy";
    private static readonly Uri Api = new("/api/policy", UriKind.Relative);

    private TestDatabase _database = null!;
    private ServiceProcess _service = null!;
    private Person _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        _service = await ServiceProcess.StartAsync(Settings.Embedded(_database).With("Policy:MaxLinks", "2"));
        _admin = await _service.AdminAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Page_PreviewedAndSaved_IsInForceAndCanBeBroughtBack()
    {
        await SubmitAsync("c", "A teapot <b>of</b> mine.");
        var first = await _admin.ReadAsync(Page);
        Assert.Contains("Nobody has saved a policy yet", first, StringComparison.Ordinal);
        var draft = Filled(first);
        Assert.Equal("2", draft["Input.MaxLinks"]);
        draft["Input.BlockedWords"] = "teapot\r\n kettle \r\n";
        draft["Input.Note"] = "No tea.";

        var preview = await SendAsync(draft, "preview");

        Assert.Contains("<strong>1</strong> of 1 comments", preview, StringComparison.Ordinal);
        Assert.Contains("approved, would go to review", preview, StringComparison.Ordinal);
        Assert.Contains("A teapot <b>of</b> mine.", WebUtility.HtmlDecode(preview), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>of</b>", preview, StringComparison.Ordinal);
        Assert.Contains("Nobody has saved a policy yet", preview, StringComparison.Ordinal);

        var saved = await SendAsync(Filled(preview), "save");

        var version = Version().Match(saved).Value;
        Assert.StartsWith("policy-1-", version, StringComparison.Ordinal);
        Assert.Contains("“teapot”, “kettle”", WebUtility.HtmlDecode(saved), StringComparison.Ordinal);
        Assert.Contains("No tea.", saved, StringComparison.Ordinal);
        Assert.Equal(("review", version), await ScoreAsync("Another teapot."));

        var configured = BringBack().Matches(saved).Single().Groups[1].Value;
        // First it shows what that would change.
        var asked = $"{Page}?bring={configured}";
        await SubmitAsync("d", "The next teapot.");
        var look = await _admin.ReadAsync(asked);
        Assert.Contains("Bring it back", look, StringComparison.Ordinal);
        Assert.Contains("<strong>1</strong> of 2 comments", look, StringComparison.Ordinal);
        Assert.Equal(("review", version), await ScoreAsync("Another teapot."));
        var back = await _admin.SendAsync(asked, "bring", new Dictionary<string, string> { ["BasedOn"] = version });

        Assert.Contains($"Brought back <code>{configured}</code>", back.Text, StringComparison.Ordinal);
        var (decision, policy) = await ScoreAsync("Another teapot.");
        Assert.Equal("approve", decision);
        Assert.StartsWith("policy-2-", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SavedWithoutAPreviewOfThisDraft_SavesNothing()
    {
        var draft = Filled(await _admin.ReadAsync(Page));
        draft["Input.MaxLinks"] = "7";
        var preview = Filled(await SendAsync(draft, "preview"));
        preview["Input.MaxLinks"] = "8";

        var answer = await SendAsync(preview, "save");

        Assert.Contains("this is not the draft that was looked at", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("policy-1-", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Nonsense_SaysWhatWouldBeRightByField()
    {
        var draft = Filled(await _admin.ReadAsync(Page));
        draft["Input.ToxicityThreshold"] = "0,5";
        draft["Input.SpamThreshold"] = "1.5";
        draft["Input.MaxLinks"] = "many";
        draft["Input.MaxLength"] = "";
        draft["Input.SurelySpam"] = "";
        draft["Input.SpamExpiresAfterDays"] = "0";

        var answer = await SendAsync(draft, "save");

        Assert.Contains("Nothing was saved", answer, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(answer, "aria-invalid=\"true\""));
        Assert.Contains("value=\"0,5\"", answer, StringComparison.Ordinal);
        Assert.Contains("write it such as 0.75", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AnotherAdminSavedMeanwhile_ShowsWhatChangedAndOverwritesNothing()
    {
        var draft = Filled(await _admin.ReadAsync(Page));
        draft["Input.MaxLinks"] = "7";
        var mine = Filled(await SendAsync(draft, "preview"));
        using var other = await _admin.InviteAsync("Admin", "Ben");
        using (var theirs = await PutAsync(other.Http, await EtagAsync(), new { maxLinks = 5 }))
        {
            Assert.Equal(HttpStatusCode.OK, theirs.StatusCode);
        }

        var answer = await SendAsync(mine, "save");

        Assert.Contains("Ben saved policy-1-", answer, StringComparison.Ordinal);
        Assert.Contains("2 → 5", WebUtility.HtmlDecode(answer), StringComparison.Ordinal);
        var again = Filled(answer);
        Assert.Equal("7", again["Input.MaxLinks"]);
        Assert.DoesNotContain("policy-2-", answer, StringComparison.Ordinal);
        var saved = await SendAsync(Filled(await SendAsync(again, "preview")), "save");
        Assert.Contains("5 → 7", WebUtility.HtmlDecode(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WithoutOrWithAnotherVersion_IsRefusedAndSaysWhy()
    {
        using var none = await PutAsync(_admin.Http, null, new { });
        Assert.Equal(HttpStatusCode.PreconditionRequired, none.StatusCode);
        var etag = await EtagAsync();
        using var nonsense = await PutAsync(_admin.Http, etag, new { maxLinks = "many", maxWords = 3 });
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        var errors = (await nonsense.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["maxLinks", "maxWords"], errors.EnumerateObject().Select(e => e.Name).Order());
        using var saved = await PutAsync(_admin.Http, etag, new { maxLinks = 5, note = "Why." });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(await EtagAsync(), saved.Headers.ETag!.Tag);
        using var late = await PutAsync(_admin.Http, etag, new { maxLinks = 6 });
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        var read = await _service.Http.GetFromJsonAsync<JsonElement>(Api);
        Assert.Equal(5, read.GetProperty("policy").GetProperty("maxLinks").GetInt32());
        Assert.Equal("Why.", read.GetProperty("note").GetString());
    }

    private async Task<string> EtagAsync()
    {
        using var answer = await _service.Http.GetAsync(Api);
        return answer.Headers.ETag!.Tag;
    }

    // The policy in force with some fields changed.
    private async Task<HttpResponseMessage> PutAsync(HttpClient http, string? etag, object changes)
    {
        var read = await _service.Http.GetFromJsonAsync<JsonElement>(Api);
        var body = read.GetProperty("policy").Deserialize<Dictionary<string, JsonElement>>()!;
        foreach (var change in JsonSerializer.SerializeToElement(changes).EnumerateObject())
        {
            body[change.Name] = change.Value;
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, Api) { Content = JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.IfMatch.ParseAdd(etag);
        }

        return await http.SendAsync(request);
    }

    private async Task SubmitAsync(string id, string text)
    {
        using var answer = await _service.Http.PostAsJsonAsync("/api/comments", new { commentId = id, text });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private async Task<(string? Decision, string? Policy)> ScoreAsync(string text)
    {
        using var answer = await _service.Http.PostAsJsonAsync("/api/score", new { text });
        var score = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (score.GetProperty("decision").GetString(), score.GetProperty("policy").GetString());
    }

    private async Task<string> SendAsync(Dictionary<string, string> fields, string button)
    {
        fields["_handler"] = "policy";
        fields["Do"] = button;
        using var answer = await _admin.PostAsync(Page, await _admin.Http.GetStringAsync(Page), fields);
        return answer.StatusCode == HttpStatusCode.Found
            ? await _admin.Http.GetStringAsync(answer.Headers.Location)
            : await answer.Content.ReadAsStringAsync();
    }

    // The form as a browser would send it back.
    private static Dictionary<string, string> Filled(string page) =>
        Field()
            .Matches(page)
            .ToDictionary(
                field => field.Groups[1].Value,
                field => WebUtility.HtmlDecode(field.Groups[2].Value + field.Groups[3].Value)
            );

    [GeneratedRegex(
        "<(?:input|textarea)[^>]*?name=\"(Input\\.\\w+)\"(?:[^>]*?value=\"([^\"]*)\")?[^>]*?/?>(?:([^<]*)</textarea>)?"
    )]
    private static partial Regex Field();

    [GeneratedRegex(@"policy-1-[0-9a-f]{8}")]
    private static partial Regex Version();

    [GeneratedRegex("Bring back: (policy-[0-9a-f]{8})\"")]
    private static partial Regex BringBack();
}
