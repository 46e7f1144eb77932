using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Moderation.Tests.Dashboard;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Learning.Labels;

/// <summary>Labels as admins have them on the page and over HTTP, in the real service.</summary>
public abstract class LabelPageTests(RecordsService running)
{
    private const string Good = """{"text": "An imported remark.", "toxic": 0}""";

    [Fact]
    public async Task Export_VerdictUndoneAndDeleted_FollowsIt()
    {
        var (kept, undone, deleted) = (NewId(), NewId(), NewId());
        await running.SubmitAsync(Pending(kept), Pending(undone), Pending(deleted));
        await RuleAsync(kept, """{"ruling": "reject", "categories": ["toxicity", "insult"], "revision": 1}""");
        await RuleAsync(undone, """{"ruling": "approve", "revision": 1}""");
        await RuleAsync(deleted, """{"ruling": "approve", "revision": 1}""");
        var before = await ExportAsync();
        Assert.Superset(new HashSet<string> { Label(kept), Label(undone), Label(deleted) }, before.Keys.ToHashSet());

        using var undo = await running.Mo.Http.PostAsJsonAsync(Review(undone, "undo"), new { revision = 1 });
        Assert.Equal(HttpStatusCode.OK, undo.StatusCode);
        using var delete = await running.Service.Http.DeleteAsync(
            new Uri($"/api/comments/default/{deleted}", UriKind.Relative)
        );
        Assert.Equal(HttpStatusCode.NoContent, delete.StatusCode);

        var after = await ExportAsync();
        Assert.DoesNotContain(Label(undone), after.Keys);
        Assert.DoesNotContain(Label(deleted), after.Keys);
        var row = after[Label(kept)];
        Assert.Equal(
            ("blog", "default/t", 1, 0, "verdict", 1.0),
            (
                row.GetProperty("source").GetString(),
                row.GetProperty("group").GetString(),
                row.GetProperty("toxic").GetInt32(),
                row.GetProperty("spam").GetInt32(),
                row.GetProperty("origin").GetString(),
                row.GetProperty("probability").GetDouble()
            )
        );
        Assert.Equal("insult", row.GetProperty("labels")[0].GetString());
        Assert.Equal($"A blockedword {kept}.", row.GetProperty("text").GetString());
        Assert.Contains(
            $"A blockedword {kept}.",
            await running.Ada.ReadAsync("/api/labels.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Import_GoodAndBadLines_TakesTheGoodAndNamesTheOthers()
    {
        var mark = NewId();
        var file = $$"""
            {"text": "Remark {{mark}}.", "toxic": 1}
            not json
            {"text": "Remark {{mark}}.", "toxic": 1}
            {"text": "A\u0000b", "toxic": 0}
            {"text": "{{new string('a', 60_000)}}", "spam": 1}
            {"text": "Secret words.", "toxic": "yes"}
            """;

        var (status, report) = await ImportAsync(file, name: mark);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((1, 1, 4), (Int(report, "taken"), Int(report, "repeated"), Int(report, "refused")));
        Assert.Equal(
            [(2, ""), (4, "text"), (5, "text"), (6, "toxic")],
            report
                .GetProperty("refusals")
                .EnumerateArray()
                .Select(line => (Int(line, "line"), line.GetProperty("field").GetString()!))
        );
        Assert.DoesNotContain("Secret", report.GetRawText(), StringComparison.Ordinal);
        Assert.Contains((await ExportAsync()).Values, row => row.GetProperty("text").GetString() == $"Remark {mark}.");

        var import = new Uri($"/api/labels/imports/{Int(report, "id")}", UriKind.Relative);
        using var withdrawn = await running.Ada.Http.DeleteAsync(import);
        using var again = await running.Ada.Http.DeleteAsync(import);
        using var unknown = await running.Ada.Http.DeleteAsync(new Uri("/api/labels/imports/999999", UriKind.Relative));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound),
            (withdrawn.StatusCode, again.StatusCode, unknown.StatusCode)
        );
        Assert.DoesNotContain(
            (await ExportAsync()).Values,
            row => row.GetProperty("text").GetString() == $"Remark {mark}."
        );
        var history = await running.Ada.ReadAsync("/history");
        Assert.Contains("imported labels:", history, StringComparison.Ordinal);
        Assert.Contains("withdrew imported labels:", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Nonsense_IsRefusedAndLeavesNothing()
    {
        var before = await ImportsAsync();

        var (nothing, report) = await ImportAsync("not json at all");
        var (json, _) = await ImportAsync(Good, type: "application/json");
        var (unnamed, _) = await ImportAsync(Good, name: " ");
        var (unknown, _) = await ImportAsync(Good, more: "&gold=true");
        var (perhaps, _) = await ImportAsync(Good, more: "&golden=perhaps");

        Assert.Equal((HttpStatusCode.OK, 0), (nothing, Int(report, "taken")));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("id").ValueKind);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json);
        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
            (unnamed, unknown, perhaps)
        );
        Assert.Equal(before, await ImportsAsync());
    }

    [Fact]
    public async Task Import_SaidToBeAGigabyte_IsRefusedBeforeItComes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/labels?name=large")
        {
            Content = new Claimed(1_000_000_000),
        };
        request.Headers.ExpectContinue = true;

        using var answer = await running.Ada.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("in parts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SentFromAPageOfAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/labels?name=forged")
        {
            Content = File(Good, "application/x-ndjson"),
        };
        request.Headers.Add("Origin", "https://evil.example");

        using var answer = await running.Ada.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Page_FileSent_IsImportedShownAndWithdrawn()
    {
        var mark = NewId();

        var sent = await UploadAsync($"text,toxic\nRemark {mark}.,1\nAnother.,maybe\n", "labels.csv", mark);

        Assert.Contains("1 row taken. 1 line was refused.", sent, StringComparison.Ordinal);
        Assert.Contains("Line 3, toxic: Give 1, 0, or null", sent, StringComparison.Ordinal);
        // As long as the import is listed, and not this once alone.
        var later = await running.Ada.ReadAsync("/labels");
        Assert.Contains(mark, later, StringComparison.Ordinal);
        Assert.Contains("Line 3, toxic: Give 1, 0, or null", later, StringComparison.Ordinal);
        await ImportAsync($"text,toxic\nRemark {mark}.,1\n", name: $"{mark}-2", type: "text/csv");
        var (_, list) = await GetAsync("/api/labels/imports");
        var import = list.GetProperty("imports").EnumerateArray().First(i => i.GetProperty("name").GetString() == mark);
        Assert.Equal(3, Int(import.GetProperty("report").GetProperty("refusals")[0], "line"));
        var gone = await WithdrawAsync();
        Assert.Contains(
            $"“{mark}” is withdrawn. 1 row of it is in another import too",
            gone.Text,
            StringComparison.Ordinal
        );
        // Pressed by another admin, whose page still shows it.
        var again = await WithdrawAsync();
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains($"“{mark}” was withdrawn before.", again.Text, StringComparison.Ordinal);

        var nothing = await UploadAsync("not json", "labels.jsonl", NewId());
        Assert.Contains("Nothing was taken. 1 line was refused.", nothing, StringComparison.Ordinal);

        Task<(HttpStatusCode Status, string Text)> WithdrawAsync() =>
            running.Ada.SendAsync("/labels", "withdraw", new() { ["Withdrawn"] = $"{Int(import, "id")}" });
    }

    [Fact]
    public async Task Page_LargeFile_IsRead()
    {
        var blank = new string(' ', 999) + '\n';
        var file = string.Concat(Enumerable.Repeat(blank, 40_000)) + Good;

        Assert.Contains("1 row taken.", await UploadAsync(file, "labels.jsonl", NewId()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FormWithoutItsToken_IsRefused()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" },
            { new StringContent("forged"), "Name" },
            { File(Good, "application/x-ndjson"), "Upload", "a.jsonl" },
        };

        using var answer = await running.Ada.Http.PostAsync(new Uri("/labels", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Golden_AddedKeptAndRemoved_IsOnThePage()
    {
        var mark = NewId();
        await running.SubmitAsync(new { commentId = mark, text = $"Kept {mark}." });

        var added = await running.Ada.SendAsync(
            "/labels",
            "golden",
            new() { ["Form.Text"] = $"Golden <b>{mark}</b>.", ["Form.Is"] = "toxicity" }
        );
        Assert.Contains("It is in the golden set.", added.Text, StringComparison.Ordinal);
        var kept = await running.Ada.SendAsync(
            $"/comment?site=default&id={mark}",
            "keep",
            new() { ["Known"] = "fine" }
        );
        Assert.Contains("It is in the golden set.", kept.Text, StringComparison.Ordinal);
        var raw = await running.Ada.Http.GetStringAsync(new Uri("/labels", UriKind.Relative));
        Assert.Contains($"Golden &lt;b&gt;{mark}&lt;/b&gt;.", raw, StringComparison.Ordinal);
        Assert.Contains($"Kept {mark}.", raw, StringComparison.Ordinal);
        var exported = (await ExportAsync()).Single(row =>
            row.Value.GetProperty("text").GetString() == $"Golden <b>{mark}</b>."
        );

        var form = new Dictionary<string, string> { ["Removed"] = exported.Key.Split(':')[1] };
        var removed = await running.Ada.SendAsync("/labels", "remove", form);

        Assert.Contains("It is out of the golden set.", removed.Text, StringComparison.Ordinal);
        // Pressed by another admin, whose page still shows it.
        var again = await running.Ada.SendAsync("/labels", "remove", form);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("it is out already", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(exported.Key, (await ExportAsync()).Keys);
        var moderators = await running.Mo.ReadAsync($"/comment?site=default&id={mark}");
        Assert.DoesNotContain("Keep as golden", moderators, StringComparison.Ordinal);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static object Pending(string id) =>
        new
        {
            commentId = id,
            threadId = "t",
            text = $"A blockedword {id}.",
        };

    private static string Label(string id) => $"default/{id}/1";

    private static Uri Review(string id, string what) => new($"/api/review/default/{id}/{what}", UriKind.Relative);

    private async Task RuleAsync(string id, string verdict)
    {
        using var answer = await running.Mo.Http.PostAsync(
            Review(id, "verdict"),
            new StringContent(verdict, Encoding.UTF8, "application/json")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<Dictionary<string, JsonElement>> ExportAsync() =>
        (await running.Ada.Http.GetStringAsync(new Uri("/api/labels", UriKind.Relative)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("id").GetString()!);

    private async Task<int> ImportsAsync() =>
        (await GetAsync("/api/labels/imports")).Body.GetProperty("imports").GetArrayLength();

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path)
    {
        using var answer = await running.Ada.Http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<(HttpStatusCode Status, JsonElement Report)> ImportAsync(
        string file,
        string type = "application/x-ndjson",
        string name = "a file",
        string more = ""
    )
    {
        using var answer = await running.Ada.Http.PostAsync(
            new Uri($"/api/labels?name={Uri.EscapeDataString(name)}{more}", UriKind.Relative),
            File(file, type)
        );
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<string> UploadAsync(string file, string fileName, string name)
    {
        var page = await running.Ada.Http.GetStringAsync(new Uri("/labels", UriKind.Relative));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Person.TokenOf(page)), "__RequestVerificationToken" },
            { new StringContent("import"), "_handler" },
            { new StringContent(name), "Name" },
            { File(file, "application/octet-stream"), "Upload", fileName },
        };
        using var answer = await running.Ada.Http.PostAsync(new Uri("/labels", UriKind.Relative), form);
        var (status, text) = await running.Ada.FollowAsync("/labels", answer);
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }

    private static ByteArrayContent File(string file, string type) =>
        new(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>A body that is said to be long, and is asked for by nobody.</summary>
    private sealed class Claimed : HttpContent
    {
        private readonly long _length;

        public Claimed(long length)
        {
            _length = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new InvalidOperationException("It was asked for.");

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}

public sealed class SqliteLabelPageTests(SqliteRecordsService service)
    : LabelPageTests(service),
        IClassFixture<SqliteRecordsService>;

public sealed class PostgresLabelPageTests(PostgresRecordsService service)
    : LabelPageTests(service),
        IClassFixture<PostgresRecordsService>;
