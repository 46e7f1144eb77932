using System.Net.Http.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>Work at the desk: by keys alone, two at once, and while something is asked.</summary>
public abstract partial class DeskTests(Chromium chromium, DeskService desk)
{
    private readonly string _site = $"site-{Guid.NewGuid():N}";

    private string Path => $"/review?site={_site}&lane=all&order=oldest";

    [Fact]
    public async Task Keyboard_Alone_SettlesSelectsUndoesSearchesAndAsksForHelp()
    {
        string[] marks = await SubmitAsync(8);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        var keys = window.Page.Keyboard;
        await ShowsAsync(window, marks);

        // Approve the first, reject the second as spam, the third as an insult, the fourth otherwise.
        await keys.PressAsync("a");
        await keys.PressAsync("s");
        await keys.PressAsync("t");
        await Expect(window.Page.Locator("#kinds")).ToBeVisibleAsync();
        await keys.PressAsync("1");
        await keys.PressAsync("o");
        await ShowsAsync(window, marks[4..]);
        await StatesAsync(marks[..4], "approved", "rejected", "rejected", "rejected");
        Assert.Equal(["toxicity", "insult"], await CategoriesAsync(marks[2]));

        // Take the last back, go down and up, and skip.
        await keys.PressAsync("u");
        await ShowsAsync(window, marks[3..]);
        await StatesAsync([marks[3]], "pending");
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await CurrentAsync(window, marks[4]);

        // A range with shift, one verdict on it, and all of it back.
        await keys.PressAsync("x");
        await keys.PressAsync("Shift+J");
        await Expect(window.Page.Locator("#selection output")).ToHaveTextAsync("2 selected");
        await keys.PressAsync("s");
        await StatesAsync(marks[4..6], "rejected", "rejected");
        await keys.PressAsync("u");
        await StatesAsync(marks[4..6], "pending", "pending");
        await ShowsAsync(window, marks[3..]);

        // A note goes with the verdict.
        await keys.PressAsync("c");
        await keys.TypeAsync("Quotes the article.");
        await keys.PressAsync("Escape");
        var noted = await CurrentAsync(window);
        await keys.PressAsync("a");
        await StatesAsync([noted], "approved");

        // Escalate with a word to the admins.
        var escalated = await CurrentAsync(window);
        await keys.PressAsync("m");
        await keys.TypeAsync("Is this a threat?");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(window.Card(escalated).Locator(".escalation"))
            .ToContainTextAsync("Is this a threat?", Patient.Text);

        await keys.PressAsync("?");
        await Expect(window.Page.Locator("#help")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await Expect(window.Page.Locator("input[name=text]")).ToBeFocusedAsync();
        await keys.TypeAsync(marks[7]);
        await keys.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**text=**");
        await window.ShowsLineAsync("live");
        await ShowsAsync(window, marks[7..]);
    }

    [Fact]
    public async Task TwoModerators_AtOnce_SeeEachOtherAndOneVerdictWins()
    {
        string[] marks = await SubmitAsync(5);
        var admin = await desk.Service.AdminAsync();
        using var bea = await admin.InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var one = await chromium.OpenAsync();
        await using var two = await chromium.OpenAsync();
        await one.OpenLiveAsync(desk.Service, Path);
        await two.SignInAsync(bea, desk.Other.Address);
        await two.Page.GotoAsync(new Uri(desk.Other.Address, Path).ToString());
        await two.ShowsLineAsync("live");
        await ShowsAsync(one, marks);
        await ShowsAsync(two, marks);

        // Whoever is on a card is seen on the other desk, though that is at another replica.
        // On a card that the other is not on: hers it would stay.
        for (var i = 0; i < 3; i++)
        {
            await one.Page.Keyboard.PressAsync("j");
        }

        var read = await CurrentAsync(one);
        await Expect(two.Card(read).Locator(".claim")).ToContainTextAsync("Ada is on this", Patient.Text);

        // What one settles leaves the other's desk.
        await one.Page.Keyboard.PressAsync("a");
        await Expect(two.Card(read)).ToBeHiddenAsync(Patient.Hidden);

        // Of two verdicts on one comment the first wins, and the other is told whose and what: here the line that would
        // have told before is held up.
        await two.Page.Context.SetOfflineAsync(true);
        two.ExpectsFailedRequests = true;
        var late = await CurrentAsync(two);
        await RuleAsync(admin, late, "reject", "spam");
        await two.Page.Keyboard.PressAsync("a");
        await two.Page.Context.SetOfflineAsync(false);
        await Expect(two.Page.Locator("#toasts"))
            .ToContainTextAsync("Ada has settled the comment already: reject", Patient.Text);
        await StatesAsync([late], "rejected");
    }

    // Under the same name, in another window: that it is her own makes the other verdict none the less.
    [Fact]
    public async Task Verdict_OnesOwnStandsOfAnotherKind_IsToldAsAnyOther()
    {
        string[] marks = await SubmitAsync(1);
        var admin = await desk.Service.AdminAsync();
        await using var window = await chromium.OpenAsync();
        await window.InterceptsAsync();
        window.ExpectsFailedRequests = true;
        await window.OpenLiveAsync(desk.Service, Path);
        await ShowsAsync(window, marks);
        await window.Page.RouteAsync("**/verdict", route => route.AbortAsync());
        await window.Page.Keyboard.PressAsync("t");
        await window.Page.Keyboard.PressAsync("1");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("not sent yet", Patient.Text);
        await RuleAsync(admin, marks[0], "reject", "spam");

        await window.Page.UnrouteAsync("**/verdict");

        await Expect(window.Page.Locator("#toasts"))
            .ToContainTextAsync("Ada has settled the comment already: reject", Patient.Text);
        Assert.Equal(["spam"], await CategoriesAsync(marks[0]));
    }

    [Fact]
    public async Task Card_OfATextOfMarkupAndScript_ShowsItAsText()
    {
        const string Hostile =
            "</p></li><script>window.fooled = true</script><img src=x onerror=\"window.fooled=true\"> blockedword";
        var (text, mark) = Texts.Marked(Hostile);
        await desk.Service.Http.SubmitAsync(
            new
            {
                siteId = _site,
                commentId = mark,
                text,
                threadTitle = "<script>window.fooled = true</script>",
                author = new { name = "<b>Ann</b>", url = "javascript:alert(1)" },
            }
        );
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);

        var card = window.Card(mark);
        await Expect(card.Locator(".text")).ToHaveTextAsync(text);
        await Expect(card.Locator(".by")).ToHaveTextAsync("<b>Ann</b>");
        await Expect(card.Locator("script, img, b")).ToHaveCountAsync(0);
        await Expect(card.Locator("a[href^='javascript']")).ToHaveCountAsync(0);
        Assert.False(await window.Page.EvaluateAsync<bool>("window.fooled === true"), "a script ran");
    }

    [Fact]
    public async Task Undo_OfAVerdictThatCameTooLate_LeavesTheOtherModerators()
    {
        string[] marks = await SubmitAsync(2);
        var admin = await desk.Service.AdminAsync();
        using var bea = await admin.InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/verdict",
            async route =>
            {
                await RuleAsync(bea, marks[0], "reject", "spam");
                await window.Page.Keyboard.PressAsync("u");
                await route.ContinueAsync();
            },
            new() { Times = 1 }
        );

        await window.Page.Keyboard.PressAsync("a");

        await Expect(window.Page.Locator("#toasts"))
            .ToContainTextAsync("has settled the comment already", Patient.Text);
        // The card that was given back is gone again: a key on its way then is not meant for the next.
        await Task.Delay(Seen);
        await window.Page.Keyboard.PressAsync("a");
        await StatesAsync(marks, "rejected", "approved");
    }

    [Fact]
    public async Task Kinds_CardIsSettledWhileTheyAreAsked_NoOtherIsRejected()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks);
        var keys = window.Page.Keyboard;

        // Space presses the button that has the focus, and chooses no kind.
        await keys.PressAsync("t");
        await window.Page.Locator("#kinds [data-close]").FocusAsync();
        await keys.PressAsync("Space");
        await Expect(window.Page.Locator("#kinds")).ToBeHiddenAsync();
        await ShowsAsync(window, marks);

        await keys.PressAsync("t");
        await RuleAsync(await desk.Service.AdminAsync(), await CurrentAsync(window), "reject", "spam");
        await ShowsAsync(window, [marks[1]]);
        await keys.PressAsync("1");

        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("nothing was done", Patient.Text);
        await StatesAsync(marks, "rejected", "pending");
    }

    [Fact]
    public async Task Kinds_KeyRightAfterTheyAreClosed_AsksAndRejectsNothing()
    {
        string[] marks = await SubmitAsync(1);
        await using var window = await OpenAsync(marks);

        await window.Page.Keyboard.PressAsync("t");
        // The button in it has the focus until the page is painted, and this is before.
        await window.Page.EvaluateAsync(
            """
            () => {
                const kinds = document.getElementById("kinds");
                const button = kinds.querySelector("[data-close]");
                kinds.close();
                button.dispatchEvent(new KeyboardEvent("keydown", { key: "t", bubbles: true, cancelable: true }));
            }
            """
        );

        await Expect(window.Page.Locator("#kinds")).ToBeVisibleAsync();
        await ShowsAsync(window, marks);
        await StatesAsync(marks, "pending");
    }

    [Fact]
    public async Task SevereText_IsBlurredUntilAskedFor()
    {
        var (text, mark) = Texts.Marked(Texts.Abusive);
        await desk.Service.Http.SubmitAsync(
            new
            {
                siteId = _site,
                commentId = mark,
                text,
            }
        );
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        var shown = window.Card(mark).Locator(".text").First;

        await Expect(shown).ToHaveCSSAsync("filter", "blur(6px)");
        await window.Page.Keyboard.PressAsync("e");
        await Expect(shown).ToHaveCSSAsync("filter", "none");
    }

    [Fact]
    public async Task SevereText_OfAWave_IsClosedOnItsPageUntilAskedFor()
    {
        foreach (var i in Enumerable.Range(0, 6))
        {
            await desk.Service.Http.SubmitAsync(
                new
                {
                    siteId = _site,
                    commentId = $"{_site}-{i}",
                    text = $"{Texts.Abusive} You and all the others who ever wrote here, blockedword",
                    author = new { name = $"Author {i}" },
                }
            );
        }

        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "See the whole wave" }).ClickAsync();
        var text = window.Page.Locator(".variants .text");
        await Expect(text).ToHaveCountAsync(1);

        await Expect(text).ToBeHiddenAsync();
        await window.Page.GetByText("A severe text: show it").ClickAsync();
        await Expect(text).ToBeVisibleAsync();
    }

    private static async Task AgreeAsync(Window window, string question, string key)
    {
        await Expect(window.Page.Locator("#doubt h2")).ToHaveTextAsync(question);
        await Expect(window.Page.Locator("#doubt[data-ready]")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync(key);
        await Expect(window.Page.Locator("#doubt")).ToBeHiddenAsync();
    }

    private static ILocator Said(Window window, string words) =>
        window.Page.Locator("#toasts p").GetByText(words, new() { Exact = true });

    private static async Task SelectAllAsync(Window window, string count)
    {
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Select all that match" }).ClickAsync();
        await Expect(window.Page.Locator("#selection output")).ToHaveTextAsync($"All that match: {count}");
    }

    /// <summary>Submits comments that go to review, and gives their ids, which stand in their texts.</summary>
    private async Task<string[]> SubmitAsync(int count, int from = 0)
    {
        var marks = Enumerable.Range(from, count).Select(i => $"{_site}n{i:000}").ToArray();
        foreach (var part in marks.Chunk(1_000))
        {
            await desk.Service.Http.SubmitAsync([
                .. part.Select(mark => new
                {
                    siteId = _site,
                    commentId = mark,
                    text = $"A blockedword {mark}",
                    author = new { name = $"Reader of {mark}" },
                }),
            ]);
        }

        return marks;
    }

    // A desk that shows them.
    private async Task<Window> OpenAsync(string[] marks, bool expectsFailedRequests = false, bool intercepts = false)
    {
        var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = expectsFailedRequests;
        if (expectsFailedRequests || intercepts)
        {
            await window.InterceptsAsync();
        }

        await window.OpenLiveAsync(desk.Service, Path);
        await ShowsAsync(window, marks);
        return window;
    }

    private static Task ShowsAsync(Window window, string[] marks)
    {
        string[] shown = [];
        return Wait.UntilAsync(
            async () =>
            {
                shown = await window
                    .Page.Locator(".card")
                    .EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.comment)");
                return shown.Order().SequenceEqual(marks.Order());
            },
            () => $"the desk shows {string.Join(", ", shown)} and not {string.Join(", ", marks)}"
        );
    }

    private static async Task CurrentAsync(Window window, string mark) =>
        await Expect(window.Page.Locator(".card[aria-current]")).ToHaveAttributeAsync("data-comment", mark);

    private static async Task<string> CurrentAsync(Window window) =>
        (await window.Page.Locator(".card[aria-current]").GetAttributeAsync("data-comment"))!;

    private async Task StatesAsync(string[] marks, params string[] states)
    {
        foreach (var (mark, state) in marks.Zip(states))
        {
            await StateAsync(mark, state);
        }
    }

    private Task StateAsync(string id, string state) =>
        Wait.UntilAsync(
            async () => (await StatusAsync(id)).GetProperty("state").GetString() == state,
            () => $"{id} is not {state}"
        );

    private async Task<string[]> CategoriesAsync(string id) =>
        [
            .. (await StatusAsync(id))
                .GetProperty("history")
                .EnumerateArray()
                .Last()
                .GetProperty("categories")
                .EnumerateArray()
                .Select(category => category.GetString()!),
        ];

    private Task<System.Text.Json.JsonElement> StatusAsync(string id) =>
        desk.Service.Http.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/comments/{_site}/{id}");

    private async Task RuleAsync(Person by, string id, string ruling, string? category = null)
    {
        using var answer = await by.Http.PostAsJsonAsync(
            $"/api/review/{_site}/{id}/verdict",
            new
            {
                ruling,
                categories = category is null ? [] : new[] { category },
                revision = 1,
            }
        );
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>The desk on SQLite, in one process.</summary>
public sealed class SqliteDeskTests(Chromium chromium, SqliteDesk desk)
    : DeskTests(chromium, desk),
        IClassFixture<SqliteDesk>;

/// <summary>The desk on PostgreSQL and RabbitMQ, with two replicas.</summary>
[Collection(BrokerCollection.Name)]
public sealed class PostgresDeskTests(Chromium chromium, PostgresDesk desk)
    : DeskTests(chromium, desk),
        IClassFixture<PostgresDesk>;
