using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The audit, answered with the keyboard alone.</summary>
public sealed class AuditTests(Chromium chromium) : IAsyncLifetime
{
    private readonly EmbeddedService _service = new();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Keyboard_AnswersSkipsAndGoesBack()
    {
        await SubmitAsync("one", "The ferry leaves at nine.");
        await SubmitAsync("two", "I read the whole of it twice.");
        await SubmitAsync("three", "<b>Thank</b> you for the summary.");
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(_service.Process, "/audit");
        var text = window.Page.Locator("article .text");
        await Expect(text).ToHaveTextAsync("The ferry leaves at nine.");

        await PressAsync("u", until: window.Page.GetByText("Nothing was taken back: you have no answer left"));
        await Expect(text).ToHaveTextAsync("The ferry leaves at nine.");
        await PressAsync("t", until: window.Page.GetByRole(AriaRole.Button, new() { Name = "A threat" }));
        await PressAsync("2", until: window.Page.GetByText("Your answer is kept: toxic."));
        Assert.Equal("rejected", await StateAsync("one"));
        await PressAsync("n", until: window.Page.GetByText("Skipped"));
        await Expect(text).ToHaveTextAsync("<b>Thank</b> you for the summary.");
        await PressAsync("u", until: window.Page.GetByText("Your last answer is taken back"));

        await Expect(text).ToHaveTextAsync("The ferry leaves at nine.");
        Assert.Equal("approved", await StateAsync("one"));
        // Said once: a reload takes nothing back and does not say so.
        await window.Page.ReloadAsync();
        await Expect(text).ToHaveTextAsync("The ferry leaves at nine.");
        await Expect(window.Page.GetByText("Your last answer is taken back")).ToHaveCountAsync(0);
        await PressAsync("a", until: window.Page.GetByText("Your answer is kept: fine."));
        await PressAsync("s", until: window.Page.GetByText("Nothing waits"));
        Assert.Equal("rejected", await StateAsync("three"));

        async Task PressAsync(string key, ILocator until)
        {
            await window.Page.Keyboard.PressAsync(key);
            await Expect(until).ToBeVisibleAsync(Patient.Visible);
        }
    }

    [Fact]
    public async Task LineIsCut_KeyPressed_IsSentWhenItIsBackAndThePageStays()
    {
        await SubmitAsync("one", "The ferry leaves at nine.");
        await SubmitAsync("two", "I read the whole of it twice.");
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;
        await window.OpenAsync(_service.Process, "/audit");
        var text = window.Page.Locator("article .text");
        var notice = window.Page.Locator("#unsent");

        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.Keyboard.PressAsync("s");
        await Expect(notice).ToContainTextAsync("is not sent yet", Patient.Text);
        // A second press makes no second answer.
        await window.Page.Keyboard.PressAsync("a");
        await Expect(text).ToHaveTextAsync("The ferry leaves at nine.");
        Assert.Equal("approved", await StateAsync("one"));

        await window.Page.Context.SetOfflineAsync(false);

        await Expect(window.Page.GetByText("Your answer is kept: spam.")).ToBeVisibleAsync(Patient.Visible);
        await Expect(notice).ToBeHiddenAsync(Patient.Hidden);
        await Expect(text).ToHaveTextAsync("I read the whole of it twice.");
        Assert.Equal("rejected", await StateAsync("one"));
        Assert.Equal("approved", await StateAsync("two"));
    }

    [Fact]
    public async Task SessionIsOver_KeyPressed_IsSentOnceSomebodyHasSignedInAgain()
    {
        await SubmitAsync("one", "The ferry leaves at nine.");
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(_service.Process, "/audit");
        var session = (await window.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "moderation");

        await window.Page.Context.ClearCookiesAsync(new() { Name = session.Name });
        await window.Page.Keyboard.PressAsync("s");
        await window.Page.WaitForURLAsync("**/sign-in?to=%2Faudit");
        Assert.Equal("approved", await StateAsync("one"));
        await window.Page.Context.AddCookiesAsync([
            new()
            {
                Name = session.Name,
                Value = session.Value,
                Url = _service.Process.Address.ToString(),
            },
        ]);
        await window.Page.GotoAsync(new Uri(_service.Process.Address, "/audit").ToString());

        await Expect(window.Page.GetByText("Your answer is kept: spam.")).ToBeVisibleAsync(Patient.Visible);
        Assert.Equal("rejected", await StateAsync("one"));
    }

    private Task SubmitAsync(string id, string text) => _service.Process.Http.SubmitAsync(new { commentId = id, text });

    private async Task<string?> StateAsync(string id)
    {
        var answer = await _service.Process.Http.GetStringAsync(
            new Uri($"/api/comments/default/{id}", UriKind.Relative)
        );
        using var status = System.Text.Json.JsonDocument.Parse(answer);
        return status.RootElement.GetProperty("state").GetString();
    }
}
