using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>A model that an admin brings, promotes, and takes back.</summary>
public sealed class ModelsTests(Chromium chromium) : IAsyncLifetime
{
    private readonly EmbeddedService _service = new();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task AModel_BroughtPromotedAndRolledBack_DecidesInBetweenAndWhatWaitsIsDecidedAgain()
    {
        var mild = MovedModel.VersionOf(MovedModel.MildArchive);
        await _service.Process.Http.SubmitAsync(new { commentId = "waits", text = Texts.Abusive });
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(_service.Process, "/models");
        var page = new ModelsPage(window);
        var root = await page.Champion.TextContentAsync();

        await page.BringAsync(MovedModel.MildArchive);
        await page.LookAsync("Promote", mild);
        await Expect(window.Page.GetByText("toxicity goes to review from")).ToBeVisibleAsync(Patient.Visible);
        await page.PressAsync("Promote", mild);
        await Expect(page.Champion).ToHaveTextAsync(mild);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "What would change" }).ClickAsync();
        await Expect(window.Page.GetByText("Of 1 comment that another model decided"))
            .ToBeVisibleAsync(Patient.Visible);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Decide them again" }).ClickAsync();
        await Expect(page.Said).ToContainTextAsync("Begun.", Patient.Text);
        await Wait.UntilAsync(
            async () =>
            {
                await window.OpenAsync(_service.Process, "/models");
                return await window.Page.GetByText("1 comment decided again").IsVisibleAsync();
            },
            () => "what waits was not decided again"
        );

        await page.LookAsync("Roll back", root!);
        await page.PressAsync("Roll back", root!);
        await Expect(page.Champion).ToHaveTextAsync(root!);
        await window.OpenAsync(_service.Process, "/history");
        await Expect(window.Page.GetByText("brought a model back:")).ToBeVisibleAsync(Patient.Visible);
        await Expect(window.Page.GetByText("scored anew what is under review:")).ToBeVisibleAsync(Patient.Visible);
    }
}
