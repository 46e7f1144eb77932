using Moderation.BrowserTests.Fixtures;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Moderation.BrowserTests.Fixtures;

/// <summary>One real Chromium for all tests; each test has a context of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("MODERATION_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                // Chromium refuses its sandbox to root, as containers often are.
                ChromiumSandbox = Environment.UserName != "root",
                Args =
                [
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-default-apps",
                    "--disable-sync",
                    "--no-first-run",
                ],
            }
        );
    }

    /// <summary>A window of a visitor who has not been here before.</summary>
    public async Task<Window> OpenAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.Locale ??= "en-GB";
        options.TimezoneId ??= "Europe/Berlin";
        return new Window(await (await Browser.NewContextAsync(options)).NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
