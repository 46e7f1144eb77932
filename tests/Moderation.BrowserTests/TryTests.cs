using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The page on which a text is tried.</summary>
public sealed class TryTests(Chromium chromium, EmbeddedService service) : IClassFixture<EmbeddedService>
{
    [Fact]
    public async Task Try_TypedText_ShowsTheDecisionAsItIsTyped()
    {
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(service.Process, "/try");
        var text = window.Page.GetByLabel("Comment", new() { Exact = true });
        var result = window.Page.Locator(".result");
        await Expect(text).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await Expect(result).ToContainTextAsync("Type or paste a comment");

        await text.FillAsync(Texts.Abusive);
        await Expect(result).ToHaveAttributeAsync("data-decision", "review", Patient.Attribute);
        await Expect(result.Locator(".reasons li")).Not.ToHaveCountAsync(0);
        await Expect(result.Locator("mark")).Not.ToHaveCountAsync(0);

        await text.FillAsync(Texts.Civil);
        await Expect(result).ToHaveAttributeAsync("data-decision", "approve", Patient.Attribute);
        await Expect(result.Locator(".reasons li")).ToHaveCountAsync(0);

        await text.FillAsync("");
        await Expect(result).ToContainTextAsync("Type or paste a comment", Patient.Text);
    }

    [Fact]
    public async Task Try_LongestText_IsTaken()
    {
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(service.Process, "/try");
        var text = window.Page.GetByLabel("Comment", new() { Exact = true });
        await Expect(text).ToBeEnabledAsync(new() { Timeout = 30_000 });

        await text.FillAsync(new string('\u0416', 20_000));

        await Expect(window.Page.Locator(".result h2")).ToBeVisibleAsync(Patient.Visible);
    }

    [Fact]
    public async Task Try_Example_FillsTheFields()
    {
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(service.Process, "/try");

        await window
            .Page.GetByRole(AriaRole.Button, new() { Name = "An advertisement" })
            .ClickAsync(new() { Timeout = 30_000 });

        await Expect(window.Page.GetByLabel("Author’s link")).ToHaveValueAsync("https://win-big.example");
        await Expect(window.Page.Locator(".result h2")).ToBeVisibleAsync();
    }
}
