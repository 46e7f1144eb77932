using System.Net.Http.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>What somebody is on, has selected or writes about stays on the page as long as it is under review.</summary>
public abstract partial class DeskTests
{
    [Fact]
    public async Task Cards_MoreThanAPageComeBefore_TheCurrentTheSelectedAndTheNotedStay()
    {
        string[] marks = await SubmitAsync(5);
        await using var window = await OpenNewestAsync(marks);
        await window.Page.Keyboard.PressAsync("x");
        var picked = await CurrentAsync(window);
        await window.Page.Keyboard.PressAsync("j");
        var noted = await CurrentAsync(window);
        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("as before");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Keyboard.PressAsync("j");
        var current = await CurrentAsync(window);

        string[] later = [];
        await window.Page.RunAndWaitForResponseAsync(
            async () => later = await SubmitAsync(30, from: 5),
            "**/review/standing"
        );

        await ShowsAsync(window, [picked, noted, current, .. later[5..]]);
        await CurrentAsync(window, current);
        await Expect(window.Card(picked).Locator(".pick")).ToBeCheckedAsync();
        await Expect(window.Card(noted).Locator(".note textarea")).ToHaveValueAsync("as before");
        await window.Page.Keyboard.PressAsync("s");
        await StateAsync(picked, "rejected");
        await window.Page.Keyboard.PressAsync("a");
        await StateAsync(current, "approved");
        await StatesAsync([noted, .. later], [.. later.Select(_ => "pending").Prepend("pending")]);
    }

    [Fact]
    public async Task Note_OnACardThatIsPushedOffThePage_IsThereAfterAReloadOnceTheCardIs()
    {
        string[] marks = await SubmitAsync(1);
        await using var window = await OpenNewestAsync(marks);
        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("as before");
        await window.Page.Keyboard.PressAsync("Escape");
        string[] later = await SubmitAsync(26, from: 1);
        await ShowsAsync(window, [marks[0], .. later[1..]]);

        await window.Page.ReloadAsync();
        await ShowsAsync(window, later[1..]);
        await window.Page.ReloadAsync();
        await ShowsAsync(window, later[1..]);
        var admin = await desk.Service.AdminAsync();
        await RuleAsync(admin, later[25], "approve");
        await RuleAsync(admin, later[24], "approve");

        await ShowsAsync(window, [marks[0], .. later[..24]]);
        await Expect(window.Card(marks[0]).Locator(".note textarea")).ToHaveValueAsync("as before");
    }

    [Fact]
    public async Task Current_PushedDownAndSettledByAnother_GivesWayAndTakesNoKey()
    {
        string[] marks = await SubmitAsync(1);
        await using var window = await OpenNewestAsync(marks);
        string[] later = await SubmitAsync(26, from: 1);
        await ShowsAsync(window, [marks[0], .. later[1..]]);
        await window.Page.EvaluateAsync(
            PressWhen,
            new[] { "a", $"!document.querySelector('.card[data-comment=\"{marks[0]}\"]')" }
        );

        await RuleAsync(await desk.Service.AdminAsync(), marks[0], "reject", "spam");

        await PressedAsync(window);
        await ShowsAsync(window, later[1..]);
        await StatesAsync([marks[0], .. later], [.. later.Select(_ => "pending").Prepend("rejected")]);
    }

    [Fact]
    public async Task Selected_AWaveTakesItIn_StaysByItselfAndIsRuledOnAlone()
    {
        await using var window = await OpenWithTheSecondSelectedAsync();

        await WriteAsync("w2");
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("3", Patient.Text);
        await ShowsAsync(window, ["w0", "w1"]);
        await Task.Delay(Seen);
        await window.Page.Keyboard.PressAsync("s");

        await StatesAsync(["w1", "w0", "w2"], "rejected", "pending", "pending");
    }

    [Fact]
    public async Task Wave_AnotherIsAtItsHead_StaysOneCardWithItsNoteAndSelection()
    {
        await WriteAsync("w0");
        await WriteAsync("w1");
        await WriteAsync("w2");
        await using var window = await OpenAsync(["w0"]);
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("an advert");
        await window.Page.Keyboard.PressAsync("Escape");

        await RuleAsync(await desk.Service.AdminAsync(), "w0", "reject", "spam");

        await ShowsAsync(window, ["w1"]);
        await CurrentAsync(window, "w1");
        await Expect(window.Card("w1").Locator(".note textarea")).ToHaveValueAsync("an advert");
        await Expect(window.Card("w1").Locator(".pick")).ToBeCheckedAsync();
    }

    // The card says three for as long as it is not shown anew: more that join them were seen by nobody.
    [Fact]
    public async Task Wave_PushedOffTheListAndGrowing_IsRuledOnAsItWasShown()
    {
        await WriteAsync("w0");
        await WriteAsync("w1");
        await WriteAsync("w2");
        await using var window = await OpenNewestAsync(["w0"]);
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("3", Patient.Text);
        string[] later = await SubmitAsync(26);
        await ShowsAsync(window, ["w0", .. later[1..]]);
        await WriteAsync("w3");
        await WriteAsync("w4");
        await Expect(window.Page.Locator(".total")).ToContainTextAsync("31", Patient.Text);

        await window.Page.Keyboard.PressAsync("s");

        await StatesAsync(["w0", "w1", "w2"], "rejected", "rejected", "rejected");
        await StatesAsync(["w3", "w4"], "pending", "pending");
    }

    [Fact]
    public async Task Wave_HeldCardComesToItsHead_IsThatCardWithTheNote()
    {
        await using var window = await OpenWithTheSecondSelectedAsync();
        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("an advert");
        await window.Page.Keyboard.PressAsync("Escape");
        await WriteAsync("w2");
        await Expect(window.Card("w0").Locator(".wave")).ToContainTextAsync("3", Patient.Text);

        await RuleAsync(await desk.Service.AdminAsync(), "w0", "reject", "spam");

        await ShowsAsync(window, ["w1"]);
        await CurrentAsync(window, "w1");
        await Expect(window.Card("w1").Locator(".wave")).ToContainTextAsync("2", Patient.Text);
        await Expect(window.Card("w1").Locator(".note textarea")).ToHaveValueAsync("an advert");
    }

    [Fact]
    public async Task Wave_AnotherSettledItJustBefore_IsToldWhoseVerdictStands()
    {
        await WriteAsync("w0");
        await WriteAsync("w1");
        await WriteAsync("w2");
        using var bea = await (await desk.Service.AdminAsync()).InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var window = await OpenAsync(["w0"], expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/api/review/bulk",
            async route =>
            {
                foreach (var id in new[] { "w0", "w1", "w2" })
                {
                    await RuleAsync(bea, id, "reject", "spam");
                }

                await route.ContinueAsync();
            }
        );

        await window.Page.Keyboard.PressAsync("a");

        await Expect(window.Page.Locator("#toasts"))
            .ToContainTextAsync(
                $"Nothing was done. Bea {_site[5..11]} has settled the comment already: rejected.",
                Patient.Text
            );
        await ShowsAsync(window, []);
    }

    [Fact]
    public async Task Verdict_WaitsBehindAnUndoAndIsSentLate_StandsForAllThat()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks, intercepts: true);
        await window.Page.RouteAsync(
            "**/undo",
            async route =>
            {
                // Longer than what is pressed is sent as it is.
                await Task.Delay(TimeSpan.FromSeconds(3));
                await route.ContinueAsync();
            }
        );

        await window.Page.Keyboard.PressAsync("a");
        await StateAsync(marks[0], "approved");
        await window.Page.Keyboard.PressAsync("u");
        await CurrentAsync(window, marks[0]);
        await window.Page.Keyboard.PressAsync("s");

        await StatesAsync(marks, "rejected", "pending");
    }

    // Two of a text that is no wave yet; the first is the current one.
    private async Task<Window> OpenWithTheSecondSelectedAsync()
    {
        await WriteAsync("w0");
        await WriteAsync("w1");
        var window = await OpenAsync(["w0", "w1"]);
        await window.Page.Keyboard.PressAsync("j");
        await CurrentAsync(window, "w1");
        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("k");
        return window;
    }

    // A desk on which whatever comes stands before what is there.
    private async Task<Window> OpenNewestAsync(string[] marks)
    {
        var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, $"/review?site={_site}&lane=all&order=newest");
        await ShowsAsync(window, marks);
        return window;
    }
}
