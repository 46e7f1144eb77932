using System.Net.Http.Json;
using Microsoft.Playwright;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>What others do, and what comes back unasked, takes no key that was meant for something else.</summary>
public abstract partial class DeskTests
{
    // Longer than a key may have been on its way when what it is about became something else.
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(1.5);

    // Presses a key in the same breath as something happens on the page, as one that was on its way.
    private const string PressWhen = """
        ([key, when]) => {
          const is = new Function("return " + when);
          const watch = new MutationObserver(() => {
            if (!is()) return;
            watch.disconnect();
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey: /[A-Z]/.test(key), bubbles: true, cancelable: true }));
            window.isPressed = true;
          });
          watch.observe(document.getElementById("list"), { childList: true, subtree: true, attributes: true });
        }
        """;

    [Fact]
    public async Task Key_CurrentCardWasTheLastAndIsSettledByAnother_RulesOnNothing()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks);
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("j");
        await CurrentAsync(window, marks[2]);
        await window.Page.EvaluateAsync(PressWhen, new[] { "a", "document.querySelectorAll('.card').length === 2" });

        await RuleAsync(await desk.Service.AdminAsync(), marks[2], "reject", "spam");

        await PressedAsync(window);
        // What is pressed once it could be seen is meant.
        await Task.Delay(Seen);
        var next = await CurrentAsync(window);
        await window.Page.Keyboard.PressAsync("a");
        await StateAsync(next, "approved");
        await StatesAsync([.. marks[..2].Where(mark => mark != next)], "pending");
    }

    [Fact]
    public async Task Key_CardBecomesAWaveUnderIt_RulesOnNoneOfIt()
    {
        await WriteAsync("w0");
        await using var window = await OpenAsync(["w0"]);
        await window.Page.EvaluateAsync(PressWhen, new[] { "a", "document.querySelector('.card[data-wave]')" });

        await WriteAsync("w1");
        await WriteAsync("w2");

        await PressedAsync(window);
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("3", Patient.Text);
        await StatesAsync(["w0", "w1", "w2"], "pending", "pending", "pending");
    }

    [Fact]
    public async Task Kinds_CardBecomesAWaveWhileTheyAreAsked_RejectsNoneOfIt()
    {
        await WriteAsync("w0");
        await using var window = await OpenAsync(["w0"]);
        await window.Page.Keyboard.PressAsync("t");
        await WriteAsync("w1");
        await WriteAsync("w2");
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("3", Patient.Text);

        await window.Page.Keyboard.PressAsync("1");

        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("More like it have come", Patient.Text);
        await StatesAsync(["w0", "w1", "w2"], "pending", "pending", "pending");
    }

    [Fact]
    public async Task Kinds_WaveGrowsWhileTheyAreAsked_RejectsNoneOfIt()
    {
        await WriteAsync("w0");
        await WriteAsync("w1");
        await WriteAsync("w2");
        await using var window = await OpenAsync(["w0"]);
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("3", Patient.Text);
        await window.Page.Keyboard.PressAsync("t");
        await WriteAsync("w3");
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("4", Patient.Text);

        await window.Page.Keyboard.PressAsync("1");

        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("More like it have come", Patient.Text);
        await StatesAsync(["w0", "w1", "w2", "w3"], "pending", "pending", "pending", "pending");
    }

    // The key that answers is the one that asked, and is not for the next card.
    [Fact]
    public async Task Kinds_TheLetterTwice_RejectsOneAndAsksNoMore()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks);

        await window.Page.Keyboard.PressAsync("t");
        await window.Page.Keyboard.PressAsync("t");

        await Expect(window.Page.Locator("#kinds")).ToBeHiddenAsync();
        await StatesAsync(marks, "rejected", "pending", "pending");
        await CurrentAsync(window, marks[1]);
    }

    [Fact]
    public async Task Note_TypedWhileTheCommentIsEdited_TakesItsLettersAndGoesOnToTheNewOne()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("a");

        await desk.Service.Http.SubmitAsync(
            new
            {
                siteId = _site,
                commentId = marks[0],
                revision = 2,
                text = $"A blockedword {marks[0]}, edited",
                author = new { name = $"Reader of {marks[0]}" },
            }
        );
        var edited = window.Page.Locator($".card[data-comment=\"{marks[0]}\"][data-revision=\"2\"]");
        await Expect(edited).ToBeVisibleAsync(Patient.Visible);
        await window.Page.Keyboard.TypeAsync("somat");

        var old = window.Page.Locator($".card[data-comment=\"{marks[0]}\"][data-revision=\"1\"]");
        await Expect(old.Locator(".note textarea")).ToHaveValueAsync("asomat");
        await Expect(old.Locator(".said")).ToContainTextAsync("revision 2", Patient.Text);
        await window.Page.Keyboard.PressAsync("Escape");
        await SubmitAsync(1, from: 3);
        await Expect(old).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await Expect(edited.Locator(".note textarea")).ToHaveValueAsync("asomat");
        await StatesAsync(marks, "pending", "pending", "pending");
    }

    [Fact]
    public async Task Select_CurrentCardIsSettledByAnother_SelectsNoOther()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks);
        await window.Page.EvaluateAsync(PressWhen, new[] { "x", "document.querySelectorAll('.card').length === 2" });

        await RuleAsync(await desk.Service.AdminAsync(), marks[0], "reject", "spam");

        await PressedAsync(window);
        await Expect(window.Page.Locator(".pick:checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Undo_AnotherUndidItAndApproved_IsToldWhoAndLeavesNoCard()
    {
        string[] marks = await SubmitAsync(2);
        using var bea = await (await desk.Service.AdminAsync()).InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.Keyboard.PressAsync("s");
        await StateAsync(marks[0], "rejected");
        using (
            var undone = await bea.Http.PostAsJsonAsync($"/api/review/{_site}/{marks[0]}/undo", new { revision = 1 })
        )
        {
            undone.EnsureSuccessStatusCode();
        }

        await RuleAsync(bea, marks[0], "approve");
        await window.Page.Keyboard.PressAsync("u");

        await Expect(window.Page.Locator("#toasts"))
            .ToContainTextAsync($"Bea {_site[5..11]} has settled the comment already: approved", Patient.Text);
        await ShowsAsync(window, marks[1..]);
        await StateAsync(marks[0], "approved");
    }

    [Fact]
    public async Task Note_TypedOnACardThatAnotherSettles_TakesItsLettersAndTheVerdictIsTold()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("a");

        await RuleAsync(await desk.Service.AdminAsync(), marks[0], "reject", "spam");
        string[] later = await SubmitAsync(1, from: 3);
        await Expect(window.Card(later[0])).ToBeVisibleAsync(Patient.Visible);
        await window.Page.Keyboard.TypeAsync("nomastu");

        await Expect(window.Card(marks[0]).Locator(".note textarea")).ToHaveValueAsync("anomastu");
        await Expect(window.Card(marks[0]).Locator(".said"))
            .ToContainTextAsync("has settled the comment already", Patient.Text);
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator("#toasts"))
            .ToContainTextAsync("has settled the comment already", Patient.Text);
        await ShowsAsync(window, [.. marks[1..], .. later]);
        await StatesAsync(marks, "rejected", "pending", "pending");
    }

    [Fact]
    public async Task Refusal_ComesWhileSomebodyTypes_TakesNoLetter()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/verdict",
            async route =>
            {
                await window.Page.Keyboard.PressAsync("u");
                await window.Page.Keyboard.PressAsync("/");
                await route.FulfillAsync(new() { Status = 409, Json = new { detail = "Bea was first." } });
            },
            new() { Times = 1 }
        );

        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("Bea was first.", Patient.Text);
        await window.Page.Keyboard.TypeAsync("oas");

        await Expect(window.Page.Locator("#filter input[name=text]")).ToHaveValueAsync("oas");
        await StatesAsync(marks, "pending", "pending");
    }

    [Fact]
    public async Task Mute_CurrentCardIsSettledByAnotherWhileOthersAreSelected_MutesNobody()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks);
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("j");
        await CurrentAsync(window, marks[1]);
        await window.Page.EvaluateAsync(PressWhen, new[] { "M", "document.querySelectorAll('.card').length === 2" });

        await RuleAsync(await desk.Service.AdminAsync(), marks[1], "reject", "spam");

        await PressedAsync(window);
        await CurrentAsync(window, marks[2]);
        await Expect(window.Page.Locator("#toasts p")).ToHaveCountAsync(0);
        await Expect(window.Card(marks[2])).ToHaveAttributeAsync("data-standing", "usual");
    }

    [Fact]
    public async Task Cards_OneBeforeTheCurrentIsClaimed_StandBehindEachOtherAsBefore()
    {
        string[] marks = await SubmitAsync(5);
        using var bea = await (await desk.Service.AdminAsync()).InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var window = await OpenAsync(marks);
        await window.Page.Keyboard.PressAsync("j");
        await CurrentAsync(window, marks[1]);

        await using var other = await chromium.OpenAsync();
        await other.SignInAsync(bea, desk.Service.Address);
        await other.Page.GotoAsync(new Uri(desk.Service.Address, Path).ToString());

        await Expect(window.Card(marks[0]).Locator(".claim")).ToContainTextAsync("is on this", Patient.Text);
        await CurrentAsync(window, marks[1]);
        var order = await window
            .Page.Locator(".card")
            .EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.comment)");
        Assert.Equal([.. marks[1..], marks[0]], order);
        await window.Page.Keyboard.PressAsync("a");
        await CurrentAsync(window, marks[2]);
    }

    [Fact]
    public async Task Everything_MoreComesAfterItWasSelected_IsNotRuledOn()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks);
        await SelectAllAsync(window, "3");
        string[] later = await SubmitAsync(1, from: 3);
        await ShowsAsync(window, [.. marks, .. later]);

        await window.Page.Keyboard.PressAsync("o");

        await StatesAsync(marks, "rejected", "rejected", "rejected");
        await ShowsAsync(window, later);
        await StatesAsync(later, "pending");
    }

    [Fact]
    public async Task Selection_OthersSettleItAll_IsOverAndTheNextKeyIsNotForAnother()
    {
        string[] marks = await SubmitAsync(3);
        var admin = await desk.Service.AdminAsync();
        await using var window = await OpenAsync(marks);
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Page.Locator("#selection")).ToBeVisibleAsync();
        await window.Page.EvaluateAsync(PressWhen, new[] { "a", "document.querySelectorAll('.card').length === 2" });

        await RuleAsync(admin, marks[0], "reject", "spam");

        await PressedAsync(window);
        await Expect(window.Page.Locator("#selection")).ToBeHiddenAsync();
        await StatesAsync(marks, "rejected", "pending", "pending");
    }

    [Fact]
    public async Task Selected_BulkIsRefused_ComesBackAndIsSelectedNoMore()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/api/review/bulk",
            route => route.FulfillAsync(new() { Status = 400, Json = new { detail = "Nothing is chosen any more." } })
        );
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("Shift+J");

        await window.Page.Keyboard.PressAsync("s");

        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("Nothing is chosen any more.", Patient.Text);
        await ShowsAsync(window, marks);
        await Expect(window.Page.Locator(".pick:checked")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("#selection")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Undo_BringsCardsBackWhileSomebodyTypes_TakesNoLetter()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks);
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("Shift+J");
        await window.Page.Keyboard.PressAsync("s");
        await StatesAsync(marks, "rejected", "rejected", "pending");
        await ShowsAsync(window, marks[2..]);

        await window.Page.Keyboard.PressAsync("u");
        await window.Page.Keyboard.PressAsync("/");
        await ShowsAsync(window, marks);
        await window.Page.Keyboard.TypeAsync("toast");

        await Expect(window.Page.Locator("#filter input[name=text]")).ToHaveValueAsync("toast");
        await StatesAsync(marks, "pending", "pending", "pending");
    }

    // Eight words and more, as a wave has them.
    private Task WriteAsync(string id) =>
        desk.Service.Http.SubmitAsync(
            new
            {
                siteId = _site,
                commentId = id,
                text = "A blockedword and then eight words more that make a wave of it",
                author = new { name = $"Reader {id}" },
            }
        );

    private static Task PressedAsync(Window window) => window.Page.WaitForFunctionAsync("() => window.isPressed");
}
