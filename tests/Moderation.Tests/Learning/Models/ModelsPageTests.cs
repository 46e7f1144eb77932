using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Learning.Models;

/// <summary>The models as admins change them on the page and over HTTP, in the real service.</summary>
public sealed class ModelsPageTests : IAsyncLifetime
{
    private const string Page = "/models";
    private static readonly Uri Api = new("/api/models", UriKind.Relative);

    private TestDatabase _database = null!;
    private ServiceProcess _service = null!;
    private Person _admin = null!;

    private static string Root => ShippedModel.Model.Version;

    private static string Mild => MovedModel.VersionOf(MovedModel.MildArchive);

    private static string Stern => MovedModel.VersionOf(MovedModel.SternArchive);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        _service = await ServiceProcess.StartAsync(
            Settings.Embedded(_database).With("Policy:ToxicityThreshold", "0.9")
        );
        _admin = await _service.AdminAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(500)]
    public async Task Page_WhatIsNoArchive_IsRefusedInWords(int bytes)
    {
        var sent = await SendFileAsync(new byte[bytes]);

        Assert.Contains("class=\"wrong\"", sent, StringComparison.Ordinal);
        Assert.Contains("Nothing", sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_AModelSentPromotedAndRolledBack_TellsWhatChangesBefore()
    {
        var first = await _admin.ReadAsync(Page);
        Assert.Contains($"Scoring: <code>{Root}</code>, what the configuration says", first, StringComparison.Ordinal);
        var sent = await SendFileAsync(MovedModel.SternArchive);
        Assert.Contains($"{Stern} is kept", sent, StringComparison.Ordinal);
        Assert.Contains("0.9 → ", sent, StringComparison.Ordinal);
        Assert.Contains("leaves the thresholds to this model", sent, StringComparison.Ordinal);

        var promoted = await PressAsync("promote", Stern, Root, "Sharper <b>eyes</b>.");

        Assert.Contains($"{Stern} scores here now", promoted, StringComparison.Ordinal);
        Assert.Contains("Its thresholds stand in policy-1-", promoted, StringComparison.Ordinal);
        Assert.Contains("Sharper <b>eyes</b>.", promoted, StringComparison.Ordinal);
        Assert.Contains("came with", promoted, StringComparison.Ordinal);
        Assert.Contains("thresholds that held with this model", promoted, StringComparison.Ordinal);
        Assert.Equal(Stern, await ScoringAsync());

        var late = await PressAsync("promote", Root, Root, null);
        Assert.Contains($"Ada promoted {Stern} meanwhile", late, StringComparison.Ordinal);
        Assert.Equal(Stern, await ScoringAsync());

        var back = await PressAsync("promote", Root, Stern, null);
        Assert.Contains($"{Root} scores here now", back, StringComparison.Ordinal);
        Assert.Contains("back again", back, StringComparison.Ordinal);
        Assert.Equal(Root, await ScoringAsync());
        var twice = await PressAsync("promote", Root, Stern, null);
        Assert.Contains($"{Root} was promoted already", twice, StringComparison.Ordinal);
        var history = await _admin.ReadAsync("/history");
        Assert.Contains("promoted a model:", history, StringComparison.Ordinal);
        Assert.Contains("brought a model back:", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WhatIsUnderReview_IsLookedAtThenDecidedAgain()
    {
        await UploadAsync(MovedModel.SternArchive);
        await UploadAsync(MovedModel.MildArchive);
        await PressAsync("promote", Stern, Root, null);
        using (
            var answer = await _service.Http.PostAsJsonAsync("/api/comments", new { commentId = "c", text = "Hello." })
        )
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await Wait.UntilAsync(async () => await StateAsync() == "pending", () => "it is not under review");
        await PressAsync("promote", Mild, Stern, null);

        var looked = await SendAsync("look", []);
        Assert.Contains("Of 1 comment that another model decided", looked, StringComparison.Ordinal);
        Assert.Contains("<dt>Would be approved</dt><dd>1</dd>", looked, StringComparison.Ordinal);
        Assert.Equal("pending", await StateAsync());
        var stale = await SendAsync("rescore", new() { ["Seen"] = Stern });
        Assert.Contains("Another model took over since you looked", stale, StringComparison.Ordinal);
        Assert.Contains("Begun.", await SendAsync("rescore", new() { ["Seen"] = Mild }), StringComparison.Ordinal);

        await Wait.UntilAsync(async () => await StateAsync() == "approved", () => "it is not approved");
        await Wait.UntilAsync(
            async () =>
                (await _admin.ReadAsync(Page)).Contains(
                    $"1 comment decided again with {Mild}, 1 of them approved.",
                    StringComparison.Ordinal
                ),
            () => "the page does not say so"
        );
    }

    [Fact]
    public async Task Api_AModelSentAndPromoted_ScoresAndCanBeFetched()
    {
        var before = await _admin.Http.GetFromJsonAsync<JsonElement>(Api);
        Assert.Equal(Root, before.GetProperty("champion").GetString());
        Assert.Equal("shipped", before.GetProperty("models")[0].GetProperty("origin").GetString());

        using var created = await UploadAsync(MovedModel.SternArchive);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var archive = await _admin.Http.GetByteArrayAsync(created.Headers.Location);
        Assert.Equal(MovedModel.SternArchive, archive);
        using var again = await UploadAsync(MovedModel.SternArchive);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        using var promoted = await PromoteAsync(Stern, $"\"{Root}\"", new { note = "Why." });
        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
        Assert.Equal($"\"{Stern}\"", promoted.Headers.ETag!.Tag);
        var read = await promoted.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            (Stern, 1, "Ada", "Why.", Root, Stern),
            (
                read.GetProperty("champion").GetString(),
                read.GetProperty("promotion").GetInt32(),
                read.GetProperty("promotedBy").GetString(),
                read.GetProperty("note").GetString(),
                read.GetProperty("root").GetString(),
                read.GetProperty("scoring").GetString()
            )
        );
        Assert.Equal(Stern, await ScoringAsync());
    }

    [Fact]
    public async Task Api_WhatMakesNoSense_IsRefusedAndSaysWhatWouldBeRight()
    {
        using var noZip = await UploadAsync([1, 2, 3]);
        await SaysAsync(noZip, HttpStatusCode.BadRequest, "moderation train");
        using var noType = await _admin.Http.PostAsJsonAsync(Api, new { });
        await SaysAsync(noType, HttpStatusCode.UnsupportedMediaType, "application/zip");
        using var unknown = await PromoteAsync("1-00000000", $"\"{Root}\"", null);
        await SaysAsync(unknown, HttpStatusCode.NotFound, "GET /api/models");
        using var blind = await PromoteAsync(Root, null, null);
        await SaysAsync(blind, HttpStatusCode.PreconditionRequired, "If-Match");
        (await UploadAsync(MovedModel.SternArchive)).Dispose();
        using var late = await PromoteAsync(Stern, $"\"{Stern}\"", null);
        await SaysAsync(late, HttpStatusCode.PreconditionFailed, Root);
        using var odd = await PromoteAsync(Stern, $"\"{Root}\"", new { note = 7 });
        await SaysAsync(odd, HttpStatusCode.BadRequest, "Give a text");
        using var chunked = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Api}/{Stern}/promote", UriKind.Relative))
        {
            Content = new StringContent("""{"note": "Why."}""", System.Text.Encoding.UTF8, "text/plain"),
            Headers = { TransferEncodingChunked = true },
        };
        chunked.Headers.Add("If-Match", $"\"{Root}\"");
        using var noJson = await _admin.Http.SendAsync(chunked);
        await SaysAsync(noJson, HttpStatusCode.UnsupportedMediaType, "application/json");
        using var much = new HttpRequestMessage(HttpMethod.Post, Api)
        {
            Content = new ByteArrayContent(new byte[33 * 1024 * 1024])
            {
                Headers = { ContentType = new("application/zip") },
            },
            // The service answers before it has all; who goes on sending would not hear it.
            Headers = { ExpectContinue = true },
        };
        using var large = await _admin.Http.SendAsync(much);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(Root, await ScoringAsync());
    }

    [Fact]
    public async Task Start_WithAnotherFolderAfterAPromotion_TakesTheChampionFromTheDatabase()
    {
        await UploadAsync(MovedModel.SternArchive);
        await PressAsync("promote", Stern, Root, null);
        await _service.StopAsync();
        using var folder = new TemporaryFolder();
        System.IO.Compression.ZipFile.ExtractToDirectory(new MemoryStream(MovedModel.MildArchive), folder.Path);

        await using var again = await ServiceProcess.StartAsync(
            Settings.Embedded(_database).With("Model:Folder", folder.Path)
        );

        Assert.Contains($"Scoring with model {Stern}", again.Output, StringComparison.Ordinal);
        using var answer = await again.Http.PostAsJsonAsync("/api/score", new { text = "Hello." });
        Assert.Equal(Stern, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("model").GetString());
        using var admin = await Person.AdminAsync(again);
        var page = await admin.ReadAsync(Page);
        Assert.Contains(
            $"Model:Folder holds <code>{Mild}</code>, which has not scored here yet",
            page,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [ModelOriginWord(Mild, "configured"), ModelOriginWord(Root, "shipped"), ModelOriginWord(Stern, "uploaded")],
            (await admin.Http.GetFromJsonAsync<JsonElement>(Api))
                .GetProperty("models")
                .EnumerateArray()
                .Select(m =>
                    ModelOriginWord(m.GetProperty("version").GetString()!, m.GetProperty("origin").GetString()!)
                )
                .Order(StringComparer.Ordinal)
        );
    }

    private static string ModelOriginWord(string version, string origin) => $"{origin} {version}";

    private static async Task SaysAsync(HttpResponseMessage answer, HttpStatusCode status, string word)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(word, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string?> StateAsync()
    {
        var comment = await _service.Http.GetFromJsonAsync<JsonElement>(
            new Uri("/api/comments/default/c", UriKind.Relative)
        );
        return comment.GetProperty("state").GetString();
    }

    private async Task<string?> ScoringAsync()
    {
        using var answer = await _service.Http.PostAsJsonAsync("/api/score", new { text = "Hello." });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("model").GetString();
    }

    private Task<HttpResponseMessage> UploadAsync(byte[] archive)
    {
        var body = new ByteArrayContent(archive) { Headers = { ContentType = new("application/zip") } };
        return _admin.Http.PostAsync(Api, body);
    }

    private async Task<HttpResponseMessage> PromoteAsync(string version, string? basedOn, object? body)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/api/models/{version}/promote", UriKind.Relative)
        )
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        if (basedOn is not null)
        {
            request.Headers.IfMatch.ParseAdd(basedOn);
        }

        return await _admin.Http.SendAsync(request);
    }

    private Task<string> PressAsync(string form, string version, string basedOn, string? note) =>
        SendAsync(
            form,
            new()
            {
                ["Version"] = version,
                ["BasedOn"] = basedOn,
                ["Note"] = note ?? "",
            }
        );

    private async Task<string> SendAsync(string form, Dictionary<string, string> fields)
    {
        var (status, text) = await _admin.SendAsync(Page, form, fields);
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }

    private async Task<string> SendFileAsync(byte[] archive)
    {
        var page = await _admin.Http.GetStringAsync(Page);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Person.TokenOf(page)), "__RequestVerificationToken" },
            { new StringContent("upload"), "_handler" },
            { new ByteArrayContent(archive), "Archive", "model.zip" },
        };
        using var answer = await _admin.Http.PostAsync(new Uri(Page, UriKind.Relative), form);
        var (status, text) = await _admin.FollowAsync(Page, answer);
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }
}
