using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>Sessions of people, over two replicas and on pages that hold a connection open.</summary>
[Collection(BrokerCollection.Name)]
public sealed class SessionTests(Chromium chromium, PostgresDesk desk) : IClassFixture<PostgresDesk>
{
    private readonly string _name = $"Bea {Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task Session_BegunAtOneReplica_HoldsAtTheOther()
    {
        using var bea = await InviteAsync();
        await using var window = await chromium.OpenAsync();
        await window.SignInAsync(bea, desk.Other.Address);

        await window.Page.GotoAsync(new Uri(desk.Other.Address, "/review").ToString());

        await window.ShowsLineAsync("live");
    }

    [Fact]
    public async Task Circuit_AccountIsDisabledAtAnotherReplica_ClosesWithinTenSeconds()
    {
        using var bea = await InviteAsync();
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;
        await window.SignInAsync(bea, desk.Other.Address);
        await window.Page.GotoAsync(new Uri(desk.Other.Address, "/try").ToString());
        var text = window.Page.GetByLabel("Comment", new() { Exact = true });
        await Expect(text).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await text.FillAsync(Texts.Civil);
        await Expect(window.Page.Locator(".result h2")).ToBeVisibleAsync(Patient.Visible);

        await DisableAsync();

        await Expect(window.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await window.Page.ReloadAsync();
        await window.Page.WaitForURLAsync("**/sign-in**");
    }

    [Fact]
    public async Task Desk_AccountIsDisabled_SaysSoAndKeepsWhatIsPressed()
    {
        var site = $"site-{Guid.NewGuid():N}";
        await desk.Service.Http.SubmitAsync(
            new
            {
                siteId = site,
                commentId = "c",
                text = "A blockedword.",
            }
        );
        using var bea = await InviteAsync();
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;
        await window.SignInAsync(bea, desk.Other.Address);
        await window.Page.GotoAsync(new Uri(desk.Other.Address, $"/review?site={site}&lane=all").ToString());
        await window.ShowsLineAsync("live");
        var notice = window.Page.Locator("#pending");

        await DisableAsync();

        await window.ShowsLineAsync("disabled");
        await Expect(notice).ToContainTextAsync("This account was disabled. What you pressed is kept", Patient.Text);
        await window.Page.Keyboard.PressAsync("a");
        await Expect(notice).ToContainTextAsync("One verdict is not sent yet", Patient.Text);
        await Expect(window.Page.Locator(".card")).ToHaveCountAsync(0);

        await ChangeAsync("Enable");
        await bea.SignInAsync(_name);
        await window.SignInAsync(bea, desk.Other.Address);
        await window.ShowsLineAsync("live");
        await Expect(notice).ToBeHiddenAsync(Patient.Hidden);
        await Wait.UntilAsync(
            async () => (await desk.Service.Http.GetStringAsync($"/api/comments/{site}/c")).Contains("\"approved\""),
            () => "what was pressed is lost"
        );
    }

    [Fact]
    public async Task Desk_SessionsEndedElsewhere_SaysSoAndComesBackWithTheNextOne()
    {
        using var bea = await InviteAsync();
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;
        await window.SignInAsync(bea, desk.Other.Address);
        await window.Page.GotoAsync(new Uri(desk.Other.Address, "/review?lane=all").ToString());
        await window.ShowsLineAsync("live");
        var notice = window.Page.Locator("#pending");

        await ChangeAsync("Make an admin");

        await window.ShowsLineAsync("signed-out");
        await Expect(notice).ToContainTextAsync("You were signed out, here or elsewhere.", Patient.Text);
        await Expect(notice.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await bea.SignInAsync(_name);
        await window.SignInAsync(bea, desk.Other.Address);
        await window.ShowsLineAsync("live");
        await Expect(notice).ToBeHiddenAsync(Patient.Hidden);
    }

    // What an admin's page tells the browser of its parts is for every browser to send: the part asks who is at the other end.
    [Fact]
    public async Task Circuit_OfAModeratorWithAnAdminsPart_IsRefusedInWordsAndDoesNothing()
    {
        using var bea = await InviteAsync();
        var admin = await desk.Service.AdminAsync();
        await using var window = await chromium.OpenAsync();
        await window.InterceptsAsync();
        await window.SignInAsync(admin, desk.Service.Address);
        // The page is the admin's, and whoever opens the circuit is the moderator.
        await window.Page.RouteAsync(
            "**/_framework/blazor.web*.js",
            async route =>
            {
                await window.SignInAsync(bea, desk.Service.Address);
                await route.ContinueAsync();
            },
            new() { Times = 1 }
        );

        await window.Page.GotoAsync(new Uri(desk.Service.Address, "/training").ToString());

        var refusal = window.Page.GetByRole(AriaRole.Alert).First;
        await Expect(refusal).ToContainTextAsync("Ask an admin", new() { Timeout = 30_000 });
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Retrain" })).ToHaveCountAsync(0);
        Assert.DoesNotContain("\"id\"", await admin.ReadAsync("/api/trainings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people", "invite")]
    [InlineData("/keys", "make")]
    public async Task Form_OfAnAdminsPage_SentByAModerator_IsRefused(string path, string form)
    {
        using var bea = await InviteAsync();
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;
        await window.SignInAsync(bea, desk.Service.Address);
        await window.Page.GotoAsync(new Uri(desk.Service.Address, "/me").ToString());

        // With the token of a page that she may have.
        var status = await window.Page.EvaluateAsync<int>(
            """
            ([path, form]) => {
              const token = document.querySelector("[name=__RequestVerificationToken]").value;
              const body = new URLSearchParams({ _handler: form, __RequestVerificationToken: token });
              return fetch(path, { method: "POST", body }).then((answer) => answer.status);
            }
            """,
            new[] { path, form }
        );

        Assert.Equal(403, status);
    }

    private async Task<Person> InviteAsync() => await (await desk.Service.AdminAsync()).InviteAsync("Moderator", _name);

    private Task DisableAsync() => ChangeAsync("Disable");

    private async Task ChangeAsync(string button)
    {
        await using var admin = await chromium.OpenAsync();
        await admin.OpenAsync(desk.Service, "/people");
        await admin
            .Page.GetByRole(AriaRole.Row, new() { NameString = _name })
            .GetByRole(AriaRole.Button, new() { Name = button })
            .ClickAsync();
    }
}
