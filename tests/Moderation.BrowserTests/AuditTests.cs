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
