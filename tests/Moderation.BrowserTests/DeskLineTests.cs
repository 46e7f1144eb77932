using System.Net.Http.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>A line that is slow or cut, and a session that is over, between a key and its answer.</summary>
public abstract partial class DeskTests
{
    [Fact]
    public async Task LineIsCut_KeysPressed_AreSentWhenItIsBack()
    {
        string[] marks = await SubmitAsync(4);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);

        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.Keyboard.PressAsync("a");
        await window.Page.Keyboard.PressAsync("s");
        await Expect(window.Page.Locator("#pending")).ToContainTextAsync("2 verdicts are not sent yet", Patient.Text);
        await Expect(Said(window, "Approved, not sent yet.")).ToBeVisibleAsync(Patient.Visible);
        await Expect(Said(window, "Rejected as spam, not sent yet.")).ToBeVisibleAsync(Patient.Visible);
        Assert.Equal(2, await window.Page.Locator(".card").CountAsync());
        await StatesAsync(marks[..2], "pending", "pending");

        await window.Page.Context.SetOfflineAsync(false);
        await Expect(window.Page.Locator("#pending")).ToBeHiddenAsync(Patient.Hidden);
        await StatesAsync(marks[..2], "approved", "rejected");
        await Expect(Said(window, "Approved.")).ToBeVisibleAsync(Patient.Visible);
        await Expect(Said(window, "Rejected as spam.")).ToBeVisibleAsync(Patient.Visible);
        await window.ShowsLineAsync("live");
        await ShowsAsync(window, marks[2..]);
    }

    [Fact]
    public async Task LineIsCut_PageIsLoadedAnew_TheKeysAreNotLost()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);

        await window.Page.RouteAsync("**/api/review/**", route => route.AbortAsync());
        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator("#pending")).ToBeVisibleAsync(Patient.Visible);
        await window.Page.UnrouteAllAsync();
        await window.Page.ReloadAsync();

        await StatesAsync([marks[0]], "approved");
        await ShowsAsync(window, marks[1..]);
    }

    [Fact]
    public async Task Undo_OfAVerdictWhoseAnswerIsLost_UndoesIt()
    {
        string[] marks = await SubmitAsync(1);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/verdict",
            async route =>
            {
                await route.FetchAsync();
                await window.Page.Keyboard.PressAsync("u");
                await route.AbortAsync();
            },
            new() { Times = 1 }
        );

        await window.Page.Keyboard.PressAsync("a");

        await Expect(window.Page.GetByText("Undone. It is as it was before.")).ToBeVisibleAsync(Patient.Visible);
        await StatesAsync(marks, "pending");
        await ShowsAsync(window, marks);
    }

    // The answer to the first time was lost, and a colleague took that verdict back before the second.
    [Fact]
    public async Task Verdict_SentAgainAfterItWasUndone_RulesOnNothing()
    {
        string[] marks = await SubmitAsync(1);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        var admin = await desk.Service.AdminAsync();
        await window.Page.RouteAsync(
            "**/verdict",
            async route =>
            {
                await route.FetchAsync();
                using var undone = await admin.Http.PostAsJsonAsync(
                    new Uri($"/api/review/{_site}/{marks[0]}/undo", UriKind.Relative),
                    new { revision = 1 }
                );
                undone.EnsureSuccessStatusCode();
                await route.AbortAsync();
            },
            new() { Times = 1 }
        );

        var again = await window.Page.RunAndWaitForResponseAsync(
            () => window.Page.Keyboard.PressAsync("a"),
            answer => answer.Url.EndsWith("/verdict", StringComparison.Ordinal)
        );

        Assert.Equal(409, again.Status);
        await StatesAsync(marks, "pending");
        await ShowsAsync(window, marks);
    }

    // It was never sent, and is hours old: a colleague ruled on that card meanwhile, and took it back to think.
    [Fact]
    public async Task Verdict_ThatWaitedBehindAnother_RulesOnNothingThatHasChangedSince()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        var admin = await desk.Service.AdminAsync();
        await window.Page.RouteAsync("**/verdict", route => route.AbortAsync());
        await window.Page.Keyboard.PressAsync("a");
        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator("#pending")).ToContainTextAsync("2", Patient.Text);
        await RuleAsync(admin, marks[1], "approve");
        await StatesAsync([marks[1]], "approved");
        using var undone = await admin.Http.PostAsJsonAsync(
            new Uri($"/api/review/{_site}/{marks[1]}/undo", UriKind.Relative),
            new { revision = 1 }
        );
        undone.EnsureSuccessStatusCode();
        // Hours later, by the page's clock.
        await window.Page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 3 * 3_600_000; }");

        await window.Page.UnrouteAsync("**/verdict");

        await StatesAsync([marks[0]], "approved");
        await Expect(window.Page.Locator("#pending")).ToBeHiddenAsync(Patient.Hidden);
        await StatesAsync([marks[1]], "pending");
        await ShowsAsync(window, marks[1..]);
    }

    [Fact]
    public async Task Verdict_OfSomebodyWhoLeft_IsNotSentAsWhoeverSignedIn()
    {
        string[] marks = await SubmitAsync(2);
        var admin = await desk.Service.AdminAsync();
        using var bea = await admin.InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.SignInAsync(bea, desk.Service.Address);

        await window.Page.Keyboard.PressAsync("a");
        await Expect(window.Page.Locator("#pending")).ToContainTextAsync("somebody else has signed in", Patient.Text);
        await StatesAsync([marks[0]], "pending");

        await window.SignInAsync(admin, desk.Service.Address);
        await window.Page.ReloadAsync();
        await StatesAsync([marks[0]], "approved");
    }

    [Fact]
    public async Task SessionIsOver_BetweenKeyAndAnswer_IsSaidAndNothingIsLost()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);

        await window.Page.Context.ClearCookiesAsync();
        await window.Page.Keyboard.PressAsync("s");
        await Expect(window.Page.Locator("#pending")).ToContainTextAsync("your session is over", Patient.Text);
        await Expect(window.Page.Locator("#pending").GetByRole(AriaRole.Link, new() { Name = "Sign in" }))
            .ToBeVisibleAsync();
        await Expect(Said(window, "Rejected as spam, not sent yet.")).ToBeVisibleAsync();

        await window.SignInAsync(desk.Service);
        await StatesAsync([marks[0]], "rejected");
        await Expect(window.Page.Locator("#pending")).ToBeHiddenAsync(Patient.Hidden);
    }

    [Fact]
    public async Task Refused_ByTheService_TheCardIsBackWithTheReason()
    {
        string[] marks = await SubmitAsync(2);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/verdict",
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

        await window.Page.Keyboard.PressAsync("a");

        await Expect(window.Card(marks[0]).Locator(".said"))
            .ToHaveTextAsync("Not done: 'Ada' may not do this. Ask an admin.", new() { Timeout = 10_000 });
        await CurrentAsync(window, marks[0]);
    }
}
