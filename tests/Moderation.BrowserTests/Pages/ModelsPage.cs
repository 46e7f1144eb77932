using Moderation.BrowserTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests.Pages;

/// <summary>The page of the models, as an admin uses it.</summary>
public sealed class ModelsPage(Window window)
{
    /// <summary>The model that scores.</summary>
    public ILocator Champion => window.Page.Locator(".models > [data-champion] code").First;

    /// <summary>What the page says after a press.</summary>
    public ILocator Said => window.Page.Locator(".right");

    /// <summary>Sends a model.</summary>
    public async Task BringAsync(byte[] archive)
    {
        await window.Page.GetByText("Bring a model", new() { Exact = true }).ClickAsync();
        await window
            .Page.GetByLabel("The zip")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "model.zip",
                    MimeType = "application/zip",
                    Buffer = archive,
                }
            );
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Said).ToContainTextAsync("is kept", Patient.Text);
    }

    /// <summary>Opens what promoting a model would change.</summary>
    /// <param name="verb">Promote or Roll back.</param>
    /// <param name="version">The model.</param>
    public Task LookAsync(string verb, string version) => window.Page.GetByLabel($"{verb}: {version}").ClickAsync();

    /// <summary>Promotes a model whose change is open.</summary>
    /// <inheritdoc cref="LookAsync"/>
    public async Task PressAsync(string verb, string version)
    {
        await window
            .Page.GetByRole(AriaRole.Button, new() { Name = $"{verb} now: {version}" })
            .ClickAsync(new() { Timeout = 30_000 });
        await Expect(Said).ToContainTextAsync($"{version} scores here now", Patient.Text);
    }
}
