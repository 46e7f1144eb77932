using System.Net.Http.Json;
using System.Text.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>What moderators do beside verdicts: authors, escalations, and days.</summary>
public abstract partial class DeskTests
{
    [Fact]
    public async Task Keyboard_Alone_MutesAndTrustsAuthorsAndTakesThatBack()
    {
        await AuthoredAsync("a", "one", "Reader");
        await AuthoredAsync("b", "one", "Reader");
        await AuthoredAsync("c", null, "Somebody");
        await using var window = await chromium.OpenAsync();
        // Two are refused.
        window.ExpectsFailedRequests = true;
        await window.OpenLiveAsync(desk.Service, Path);
        var keys = window.Page.Keyboard;
        await ShowsAsync(window, ["a", "b", "c"]);

        // What is said of an author stands on all of the author's cards, and is felt by the next comment.
        await keys.PressAsync("Shift+M");
        await Expect(window.Page.Locator(".card .standing", new() { HasTextString = "muted" })).ToHaveCountAsync(2);
        await StandsAsync("one", "muted");
        Assert.Equal("pending", await AuthoredAsync("d", "one", "Reader", "A fair remark."));
        await keys.PressAsync("u");
        await StandsAsync("one", "usual");
        await Expect(window.Page.GetByText("Undone: Reader is neither muted nor trusted.")).ToBeVisibleAsync();

        // What was said before comes back, and not nothing.
        await keys.PressAsync("Shift+T");
        await StandsAsync("one", "trusted");
        await keys.PressAsync("Shift+M");
        await StandsAsync("one", "muted");
        await keys.PressAsync("u");
        await StandsAsync("one", "trusted");
        await Expect(window.Page.Locator(".card[aria-current] .standing")).ToHaveTextAsync("trusted");

        // What somebody else has said since stays.
        await SayAsync("one", "mute");
        await keys.PressAsync("u");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("Somebody said something else", Patient.Text);
        await StandsAsync("one", "muted");

        // Whoever has a name alone cannot be trusted: the card says so, and shows it.
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await CurrentAsync(window, "c");
        await keys.PressAsync("Shift+T");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("only who has an id", Patient.Text);
        await Expect(window.Page.Locator(".card[aria-current] .standing")).ToBeEmptyAsync();

        // A capital letter without shift is Caps Lock's, and means the small one.
        await keys.PressAsync("T");
        await Expect(window.Page.Locator("#kinds")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Undo_OfAnEscalation_TakesItBack()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks);
        var keys = window.Page.Keyboard;
        await keys.PressAsync("m");
        await keys.TypeAsync("Is this a threat?");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        var escalation = window.Card(marks[0]).Locator(".escalation");
        await Expect(escalation).ToContainTextAsync("Is this a threat?", Patient.Text);

        await keys.PressAsync("u");

        await Expect(window.Page.GetByText("Undone: it is not escalated any more.")).ToBeVisibleAsync(Patient.Visible);
        await Expect(escalation).ToHaveTextAsync("", new() { Timeout = 30_000 });
        await CurrentAsync(window, marks[0]);
        await StatesAsync(marks, "pending", "pending");
        var history = await (await desk.Service.AdminAsync()).ReadAsync($"/history?commentId={marks[0]}");
        Assert.Contains("took back the escalation of", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escalation_OfOnesOwn_IsTakenBackAfterAReload()
    {
        string[] marks = await SubmitAsync(2);
        var admin = await desk.Service.AdminAsync();
        using var bea = await admin.InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await EscalateAsync(bea, marks[0], "Hers.");
        await EscalateAsync(admin, marks[1], "Mine.");
        await using var window = await OpenAsync(marks);
        var back = window.Page.GetByRole(AriaRole.Button, new() { Name = "Take the escalation back" });
        await Expect(window.Card(marks[0]).Locator(".escalation")).ToContainTextAsync("Hers.");
        await Expect(back).ToHaveCountAsync(1);

        // On a card of somebody else's the key does nothing.
        await window.Page.Keyboard.PressAsync("Shift+E");
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("Shift+E");

        await Expect(window.Page.GetByText("Undone: it is not escalated any more.")).ToBeVisibleAsync(Patient.Visible);
        await Expect(window.Card(marks[1]).Locator(".escalation")).ToHaveTextAsync("");
        await Expect(window.Card(marks[0]).Locator(".escalation")).ToContainTextAsync("Hers.");
        await window.Page.ReloadAsync();
        await window.ShowsLineAsync("live");
        await Expect(window.Card(marks[1]).Locator(".escalation")).ToHaveTextAsync("");
        await Expect(window.Card(marks[0]).Locator(".escalation")).ToContainTextAsync("Hers.");
    }

    [Fact]
    public async Task Escalation_TakenBackButRefused_IsThereAgain()
    {
        string[] marks = await SubmitAsync(1);
        await EscalateAsync(await desk.Service.AdminAsync(), marks[0], "Mine.");
        await using var window = await chromium.OpenAsync();
        await window.InterceptsAsync();
        window.ExpectsFailedRequests = true;
        await window.OpenLiveAsync(desk.Service, Path);
        await window.Page.RouteAsync(
            "**/escalate/undo",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 403,
                        ContentType = "application/problem+json",
                        Body = """{"detail":"'Ada' may not do this. Ask an admin."}""",
                    }
                )
        );

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Take the escalation back" }).ClickAsync();

        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("'Ada' may not do this.", Patient.Text);
        await Expect(window.Card(marks[0]).Locator(".escalation")).ToContainTextAsync("Mine.");
    }

    [Fact]
    public async Task Dialog_CommentIsDecidedOnAgainWhileItIsOpen_IsStillAboutIt()
    {
        string[] marks = await SubmitAsync(2);
        var admin = await desk.Service.AdminAsync();
        await using var window = await OpenAsync(marks);
        var keys = window.Page.Keyboard;
        await keys.PressAsync("m");

        await RuleAsync(admin, marks[0], "reject", "spam");
        using var undone = await admin.Http.PostAsJsonAsync(
            $"/api/review/{_site}/{marks[0]}/undo",
            new { revision = 1 }
        );
        undone.EnsureSuccessStatusCode();
        await Expect(window.Page.Locator($".card[data-key='{_site}/{marks[0]}/1/3']")).ToHaveCountAsync(1);
        await keys.TypeAsync("Is this a threat?");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");

        await Expect(window.Card(marks[0]).Locator(".escalation"))
            .ToContainTextAsync("Is this a threat?", Patient.Text);
    }

    [Fact]
    public async Task Desk_LeftWithATickAndComeBackTo_TicksNothing()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        await ShowsAsync(window, marks);
        await window.Page.Keyboard.PressAsync("x");
        await Expect(window.Page.Locator(".pick:checked")).ToHaveCountAsync(1);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        await window.Page.WaitForURLAsync("**/history");

        await window.Page.GoBackAsync();

        await ShowsAsync(window, marks);
        await Expect(window.Page.Locator(".pick:checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Days_OfTheFilter_AreThoseOfTheViewerAndOfABookmark()
    {
        string[] marks = await SubmitAsync(1);
        // Whatever the time is, one of these has another day than UTC.
        var zone = TimeProvider.System.GetUtcNow().Hour >= 11 ? "Pacific/Kiritimati" : "Etc/GMT+12";
        await using var window = await chromium.OpenAsync(new() { TimezoneId = zone });
        await window.OpenLiveAsync(desk.Service, Path);
        var today = await window.Page.EvaluateAsync<string>("new Date().toLocaleDateString('sv')");
        await window.Page.Locator("input[name=from]").FillAsync(today);
        await window.Page.Locator("input[name=to]").FillAsync(today);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await window.Page.WaitForURLAsync("**from=**");
        await window.ShowsLineAsync("live");
        await ShowsAsync(window, marks);
        await Expect(window.Page.Locator("input[name=from]")).ToHaveValueAsync(today);
        await Expect(window.Page.Locator("input[name=to]")).ToHaveValueAsync(today);
        await Expect(window.Page.Locator("#filter .exact:not(:empty)")).ToHaveCountAsync(0);

        // The day that is UTC's alone is not shown, and an address with days alone means the viewer's too.
        await window.OpenAsync(desk.Service, $"{Path}&from={today}&to={today}");
        await window.Page.WaitForURLAsync($"**from={today}T00**");
        await window.ShowsLineAsync("live");
        await ShowsAsync(window, marks);
        var bookmark = window.Page.Url;

        // A bookmark chooses the same for whoever opens it, who sees from when to when that is.
        await using var elsewhere = await chromium.OpenAsync(new() { TimezoneId = "Asia/Kolkata" });
        await elsewhere.SignInAsync(desk.Service);
        await elsewhere.Page.GotoAsync(bookmark);
        await elsewhere.ShowsLineAsync("live");
        await ShowsAsync(elsewhere, marks);
        Assert.Equal(bookmark, elsewhere.Page.Url);
        await Expect(elsewhere.Page.Locator("#filter .exact:not(:empty)")).ToHaveCountAsync(2);
        await elsewhere.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await elsewhere.ShowsLineAsync("live");
        await ShowsAsync(elsewhere, marks);
        await Expect(elsewhere.Page.Locator("#filter .exact:not(:empty)")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Card_OfACommentWithoutAThread_SaysNothingOfOne()
    {
        string[] marks = await SubmitAsync(1);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);

        await Expect(window.Card(marks[0]).Locator(".meta > :first-child")).ToHaveTextAsync($"site {_site}");
    }

    private async Task EscalateAsync(Person by, string id, string note)
    {
        using var answer = await by.Http.PostAsJsonAsync(
            $"/api/review/{_site}/{id}/escalate",
            new { revision = 1, note }
        );
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string?> AuthoredAsync(string id, string? author, string name, string? text = null)
    {
        await desk.Service.Http.SubmitAsync(
            new
            {
                siteId = _site,
                commentId = id,
                text = text ?? $"A blockedword {id}",
                author = new { id = author, name },
            }
        );
        return (await StatusAsync(id)).GetProperty("state").GetString();
    }

    private async Task SayAsync(string author, string act)
    {
        var admin = await desk.Service.AdminAsync();
        using var answer = await admin.Http.PostAsync($"/api/authors/{_site}/{author}/{act}", content: null);
        answer.EnsureSuccessStatusCode();
    }

    private async Task StandsAsync(string author, string standing)
    {
        var admin = await desk.Service.AdminAsync();
        await Wait.UntilAsync(
            async () =>
                (await admin.ReadAsync($"/author?site={_site}&author={author}")).Contains(
                    $"data-standing=\"{standing}\"",
                    StringComparison.Ordinal
                ),
            () => $"{author} is not {standing}"
        );
    }
}
