using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>What can be done about an author, on his page and over HTTP.</summary>
public sealed class AuthorFlow(EmbeddedService embedded) : IClassFixture<EmbeddedService>, IAsyncLifetime
{
    private readonly string _author = $"a/{Guid.NewGuid():N}";
    private Person _ada = null!;

    private string Page => $"/author?site=default&author={Uri.EscapeDataString(_author)}";

    public async ValueTask InitializeAsync() => _ada = await embedded.Service.AdminAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Page_MutedAndTakenBackByItsForm_IsFeltByTheNextComment()
    {
        await SubmitAsync("A remark.");

        var muted = await ActAsync("mute");
        Assert.Contains("Muted: every further comment goes to review.", muted, StringComparison.Ordinal);
        Assert.Contains("Said by <bdi>Ada</bdi>", muted, StringComparison.Ordinal);
        Assert.Equal("muted", await ReasonAsync(await SubmitAsync("Another remark.")));

        var cleared = await ActAsync("clear");
        Assert.Contains("Nothing is said of this author.", cleared, StringComparison.Ordinal);
        Assert.Null(await ReasonAsync(await SubmitAsync("One more remark.")));
    }

    [Fact]
    public async Task Page_OfAnAuthorWithHostileTexts_ShowsThemAsTextWithTheirState()
    {
        await SubmitAsync("A blockedword <script>alert(1)</script> <b>bold</b>", name: "<i>Eve</i>");
        await SubmitAsync("A remark.", name: "<i>Eve</i>");

        var page = await _ada.Http.GetStringAsync(At(Page));

        Assert.Contains("&lt;i&gt;Eve&lt;/i&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", page, StringComparison.Ordinal);
        Assert.Contains("1 approved, 0 rejected", page, StringComparison.Ordinal);
        Assert.Equal(
            ["Approved", "Under review"],
            Regex.Matches(page, "<span class=\"state\">([^<]+)<").Select(m => m.Groups[1].Value).Order()
        );
        Assert.Contains(
            $"/review?site=default&author={Uri.EscapeDataString(_author)}&lane=all",
            WebUtility.HtmlDecode(page),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("spam", "Rejected as spam: 3 of 3.")]
    [InlineData("toxicity", "Rejected as toxic: 3 of 3.")]
    [InlineData("other", "Rejected for another reason: 3 of 3.")]
    public async Task Page_AllRejectedAndUndone_ShowsAsWhatAndHowFarItIs(string act, string words)
    {
        for (var i = 0; i < 3; i++)
        {
            await SubmitAsync($"A blockedword, {i}.");
        }

        var rejected = await ActAsync(act);
        Assert.Contains(words, rejected, StringComparison.Ordinal);
        Assert.Contains("0 approved, 3 rejected", rejected, StringComparison.Ordinal);

        var undone = await ActAsync("undo", Regex.Match(rejected, "bulk=[0-9]+").Value);
        Assert.Contains("Undone: 3 of 3.", undone, StringComparison.Ordinal);
        Assert.Contains("3 under review", undone, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/author", "No author is named")]
    [InlineData("/author?site=default", "No author is named")]
    [InlineData("/author?site=a%00b&author=7", "No author is named")]
    [InlineData("/author?site=default&author=nobody&bulk=x", "Nothing is known of this author")]
    [InlineData("/author?site=default&author=nobody&bulk=999999", "Nothing is known of this author")]
    public async Task Page_OfNobody_SaysWhatToDo(string path, string words) =>
        Assert.Contains(words, await _ada.ReadAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task Page_OfSomebodyKnownByAName_DoesNotOfferTrust()
    {
        await SubmitAsync("A remark.", id: null, name: "Eve");

        var page = await _ada.ReadAsync("/author?site=default&author=name:eve");

        Assert.Contains("everybody who writes under this name is meant", page, StringComparison.Ordinal);
        Assert.Contains("value=\"mute\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"trust\"", page, StringComparison.Ordinal);
        using var refused = await PostAsync("name:eve", "trust");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Api_MuteAndClear_IsDoneAndSaysWhatWouldBeRight()
    {
        await SubmitAsync("A remark.");

        using var muted = await PostAsync(_author, "mute");
        Assert.Equal(HttpStatusCode.NoContent, muted.StatusCode);
        Assert.Equal("muted", await ReasonAsync(await SubmitAsync("Another remark.")));
        using var cleared = await PostAsync(_author, "clear");
        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        using var unknown = await PostAsync("nobody", "mute");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var nonsense = await PostAsync("a\nb", "mute");
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(
            "author",
            Assert
                .Single(
                    (await nonsense.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()
                )
                .Name
        );
    }

    [Fact]
    public async Task Desk_EscalatedToAdmins_IsCountedForThemAndFoundByTheFilter()
    {
        var id = await SubmitAsync("A blockedword.");
        using (
            await _ada.Http.PostAsJsonAsync(
                At($"/api/review/default/{id}/escalate"),
                new { revision = 1, note = "please look" }
            )
        ) { }

        using var moderator = await _ada.InviteAsync("Moderator", $"Mo {Guid.NewGuid():N}"[..20]);
        var desk = await _ada.ReadAsync("/review");
        var filtered = await moderator.ReadAsync("/review?escalated=true&lane=all");

        Assert.Contains("Escalated to you", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("Escalated to you", filtered, StringComparison.Ordinal);
        Assert.Contains("please look", filtered, StringComparison.Ordinal);
        Assert.Contains($"data-comment=\"{id}\"", filtered, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", filtered, StringComparison.Ordinal);
        Assert.Matches("name=\"escalated\" value=\"true\" checked", filtered);
    }

    // Fills in the page's form and follows where it leads.
    private async Task<string> ActAsync(string act, string? bulk = null)
    {
        var path = bulk is null ? Page : $"{Page}&{bulk}";
        var page = await _ada.Http.GetStringAsync(At(path));
        using var answer = await _ada.PostAsync(path, page, new() { ["_handler"] = "author", ["act"] = act });
        if (answer.Headers.Location is { } next)
        {
            return $"{next} {await _ada.ReadAsync($"{next}")}";
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private Task<string> SubmitAsync(string text, string name = "Eve") => SubmitAsync(text, _author, name);

    private async Task<string> SubmitAsync(string text, string? id, string name)
    {
        var comment = $"c-{Guid.NewGuid():N}";
        using var answer = await embedded.Service.Http.PostAsJsonAsync(
            At("/api/comments"),
            new
            {
                commentId = comment,
                text,
                author = new { id, name },
            }
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return comment;
    }

    private async Task<string?> ReasonAsync(string comment)
    {
        var known = await embedded.Service.Http.GetFromJsonAsync<JsonElement>(At($"/api/comments/default/{comment}"));
        var last = known.GetProperty("history").EnumerateArray().Last();
        return last.GetProperty("reasons")
            .EnumerateArray()
            .Select(r => r.GetProperty("code").GetString())
            .FirstOrDefault();
    }

    private Task<HttpResponseMessage> PostAsync(string author, string what) =>
        _ada.Http.PostAsync(At($"/api/authors/default/{Uri.EscapeDataString(author)}/{what}"), null);

    private static Uri At(string path) => new(path, UriKind.Relative);
}
