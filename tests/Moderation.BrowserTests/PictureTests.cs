using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>
/// Every page at the widths of a phone, a tablet and a desk, in light and dark: nothing may stand beyond the window's
/// edge. Pictures of them all are left in the folder MODERATION_PICTURES, or else beside the tests.
/// </summary>
public sealed class PictureTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly string Folder = Directory
        .CreateDirectory(
            Environment.GetEnvironmentVariable("MODERATION_PICTURES")
                ?? Path.Combine(AppContext.BaseDirectory, "pictures")
        )
        .FullName;

    public static TheoryData<int, ColorScheme> Sizes { get; } =
        new MatrixTheoryData<int, ColorScheme>([390, 820, 1440], [ColorScheme.Light, ColorScheme.Dark]);

    /// <summary>Its own for each size, so that nothing of the one before is in the picture.</summary>
    private readonly EmbeddedService _service = new() { Wave = 3 };

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Pages_AtThisWidth_FitTheWindow(int width, ColorScheme scheme)
    {
        await InventedComments.SubmitAsync(_service.Process);
        await using var window = await chromium.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var suffix = $"{width}-{scheme.ToString().ToLowerInvariant()}";

        await window.OpenLiveAsync(_service.Process, "/");
        await Expect(window.Page.Locator(".row").First).ToBeVisibleAsync(Patient.Visible);
        await TakeAsync(window, $"live-{suffix}", fullPage: false);

        await window.OpenLiveAsync(_service.Process, "/review?lane=all");
        await Expect(window.Page.Locator(".card").First).ToBeVisibleAsync(Patient.Visible);
        await TakeAsync(window, $"review-{suffix}");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "See the whole wave" }).ClickAsync();
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("wave", Patient.Text);
        await TakeAsync(window, $"wave-{suffix}");

        await window.OpenAsync(_service.Process, "/comment?site=lantern&id=invented-8");
        await TakeAsync(window, $"comment-{suffix}");
        await window.OpenAsync(_service.Process, "/find?text=mandate");
        await TakeAsync(window, $"find-{suffix}");
        await window.OpenAsync(_service.Process, "/history");
        await TakeAsync(window, $"history-{suffix}");
        await window.OpenAsync(_service.Process, "/figures");
        await Expect(window.Page.GetByText("Europe/Berlin")).ToBeVisibleAsync(Patient.Visible);
        await window.Page.WaitForFunctionAsync(
            """
            () => [...document.querySelectorAll(".chart:not([aria-labelledby=course] *)")].every((chart) =>
              [...chart.querySelectorAll(".mud-charts-stackedbar-series path, .mud-charts-stackedbar-series rect")]
                .some((bar) => bar.getBoundingClientRect().height > 20))
            """
        );
        await TakeAsync(window, $"figures-{suffix}");

        await window.OpenAsync(_service.Process, "/review?lane=all");
        await window.Page.Locator(".card .by a").First.ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Mute" }).ClickAsync();
        await Expect(window.Page.Locator("[data-standing=muted]")).ToBeVisibleAsync(Patient.Visible);
        await TakeAsync(window, $"author-{suffix}");

        await window.OpenAsync(_service.Process, "/audit");
        await TakeAsync(window, $"audit-{suffix}");
        await window.Page.Keyboard.PressAsync("t");
        await TakeAsync(window, $"audit-kinds-{suffix}");
        await window.Page.Keyboard.PressAsync("1");
        await Expect(window.Page.GetByText("Your answer is kept: toxic.")).ToBeVisibleAsync(Patient.Visible);
        await TakeAsync(window, $"audit-answered-{suffix}");
        await window.OpenAsync(_service.Process, "/audit/figures");
        await TakeAsync(window, $"audit-figures-{suffix}");
        await window.OpenAsync(_service.Process, "/labels");
        await window.FillLabelsAsync();
        await TakeAsync(window, $"labels-{suffix}");

        await window.OpenAsync(_service.Process, "/try");
        await window
            .Page.GetByRole(AriaRole.Button, new() { Name = "An advertisement" })
            .ClickAsync(new() { Timeout = 30_000 });
        await Expect(window.Page.Locator(".result h2")).ToBeVisibleAsync(Patient.Visible);
        await TakeAsync(window, $"try-{suffix}");

        await window.OpenAsync(_service.Process, "/policy");
        await window.Page.GetByLabel("Spam goes to review from").FillAsync("0.9999");
        await window.Page.GetByLabel("Blocked words").FillAsync("guarantor\nfield hospital");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "What would change" }).ClickAsync();
        await Expect(window.Page.Locator(".changes .examples").First).ToBeVisibleAsync(Patient.Visible);
        // The form leads to what would change; the picture begins at the top.
        await window.Page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync(window, $"policy-{suffix}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(window.Page.Locator(".right")).ToBeVisibleAsync(Patient.Visible);
        await TakeAsync(window, $"policies-{suffix}");

        await window.OpenAsync(_service.Process, "/models");
        var models = new ModelsPage(window);
        var (root, mild) = (await models.Champion.TextContentAsync(), MovedModel.VersionOf(MovedModel.MildArchive));
        await models.BringAsync(MovedModel.MildArchive);
        await models.LookAsync("Promote", mild);
        await models.PressAsync("Promote", mild);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "What would change" }).ClickAsync();
        await Expect(window.Page.GetByText("Would be approved")).ToBeVisibleAsync(Patient.Visible);
        await models.LookAsync("Roll back", root!);
        await window.Page.EvaluateAsync("scrollTo(0, 0)");
        await TakeAsync(window, $"models-{suffix}");
        await models.PressAsync("Roll back", root!);

        await TakeTrainingAsync(window, suffix);

        var blog = await DemoBlogPage.OpenAsync(window, _service.Address);
        await TakeAsync(window, $"article-{suffix}");
        await PostAsync(blog, "I would like to read the mandate before I judge her. Is it public?", "published");
        await PostAsync(blog, "Only an idiot could write this. You are all pathetic liars.", "waiting");
        await window.Page.Locator("#discussion").EvaluateAsync("heading => heading.scrollIntoView()");
        await TakeAsync(window, $"demo-{suffix}", fullPage: false);
    }

    // LearningTests walks these pages in every run; at all sizes it takes as many trainings.
    private async Task TakeTrainingAsync(Window window, string suffix)
    {
        await window.OpenAsync(_service.Process, "/training");
        await TakeAsync(window, $"training-{suffix}");
        if (Environment.GetEnvironmentVariable("MODERATION_PICTURES") is null)
        {
            return;
        }

        await TaughtBlog.TeachAsync(_service.Process);
        await window.OpenAsync(_service.Process, "/training");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Retrain" }).ClickAsync(new() { Timeout = 30_000 });
        await Expect(window.Page.Locator("[data-training][data-state=offered]"))
            .ToBeVisibleAsync(new() { Timeout = 120_000 });
        await TakeAsync(window, $"training-{suffix}");
        await window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("What was found of") }).ClickAsync();
        await window.Page.WaitForFunctionAsync(
            """
            () => [...document.querySelectorAll(".chart")].length > 3 && [...document.querySelectorAll(".chart")]
              .some((chart) => [...chart.querySelectorAll("path, rect")].some((part) => part.getBoundingClientRect().height > 20))
            """
        );
        await TakeAsync(window, $"report-{suffix}");
    }

    private static async Task PostAsync(DemoBlogPage blog, string text, string standing)
    {
        await blog.PostAsync(text);
        await blog.StandsAsync(text, standing);
    }

    private static async Task TakeAsync(Window window, string name, bool fullPage = true)
    {
        var beyond = await window.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(beyond == 0, $"{name}: something stands {beyond} px beyond the window's edge");
        // What scrolls within the page is a way out on small screens, and hides what it holds on a desk.
        var cut = await window.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll(innerWidth < 600 ? "no-such" : innerWidth < 1400 ? ".bar nav" : ".bar nav, .scroll")]
              .filter((part) => part.scrollWidth > part.clientWidth)
              .map((part) => part.ariaLabel)
            """
        );
        Assert.True(cut.Length == 0, $"{name}: cut at the right are {string.Join(", ", cut)}");
        await window.Page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Folder, $"{name}.png"),
                FullPage = fullPage,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }
}
