using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The pages with a screen reader's and a keyboard's eyes.</summary>
public sealed class AccessibilityTests(Chromium chromium, EmbeddedService service) : IClassFixture<EmbeddedService>
{
    public static TheoryData<string, ColorScheme> Pages { get; } =
        new MatrixTheoryData<string, ColorScheme>(
            [
                "/",
                "/review",
                "/author?site=default&author=name:a",
                "/figures",
                "/audit",
                "/audit/figures",
                "/labels",
                "/try",
                "/policy",
                "/models",
                "/training",
                "/people",
                "/keys",
                "/me",
                "/demo",
                "/no-such-page",
            ],
            [ColorScheme.Light, ColorScheme.Dark]
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_EveryPage_FindsNothingSerious(string path, ColorScheme scheme)
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync(new() { ColorScheme = scheme });
        window.ExpectsFailedRequests = path == "/no-such-page";
        await window.OpenAsync(service.Process, path);
        await PrepareAsync(window, path);

        var found = await window.Page.RunAxe();

        var serious = found
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation =>
                $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"
            );
        // Said whole: an assertion about a collection cuts what stands in it.
        Assert.True(!serious.Any(), string.Join("\n", serious));
    }

    [Fact]
    public async Task Keyboard_Demo_PostsACommentWithoutAMouse()
    {
        await using var window = await chromium.OpenAsync();
        var blog = await DemoBlogPage.OpenAsync(window, service.Address);
        var (text, mark) = Texts.Marked(Texts.Civil);
        var keyboard = window.Page.Keyboard;

        await keyboard.PressAsync("Tab");
        await Expect(window.Page.GetByText("Skip to the comments")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Tab");
        await Expect(window.Page.GetByLabel("Comment", new() { Exact = true })).ToBeFocusedAsync();
        await keyboard.TypeAsync(text);
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("Mia");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Post a comment" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");

        await blog.StandsAsync(mark, "published");
        await Expect(window.Page.Locator("#announce"))
            .ToHaveTextAsync("Your comment is published.", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Keyboard_Live_ReachesEveryControlAndShowsWhereItIs()
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(service.Process, "/");
        var reached = new List<string>();
        for (var i = 0; i < 19; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            reached.Add(
                await window.Page.EvaluateAsync<string>(
                    "(document.activeElement.id || document.activeElement.name || document.activeElement.textContent).trim()"
                )
            );
            Assert.True(
                await window.Page.EvaluateAsync<bool>(
                    """
                    (() => {
                      const on = document.activeElement;
                      const shown = on.matches("input") ? on.nextElementSibling : on;
                      return getComputedStyle(shown).outlineStyle !== "none";
                    })()
                    """
                ),
                $"nothing shows that the keyboard is on {reached[^1]}"
            );
        }

        Assert.Equal(
            [
                "Skip to the content",
                "Moderation",
                "Under review",
                "Audit",
                "Decisions",
                "Find",
                "History",
                "Figures",
                "Try a text",
                "Learning",
                "Policy",
                "People",
                "Keys",
                "Demo blog",
                "Signed in as Ada",
                "theme",
                "show",
                "pause",
            ],
            reached.Take(18)
        );
    }

    private async Task FillAsync() =>
        await service.Process.Http.SubmitAsync(
            new
            {
                commentId = Guid.NewGuid().ToString(),
                threadId = "t",
                text = Texts.Civil,
                permalink = "https://blog.example/a",
            },
            new
            {
                commentId = Guid.NewGuid().ToString(),
                text = Texts.Abusive,
                author = new { name = "A", url = "https://a.example" },
            },
            new
            {
                commentId = Guid.NewGuid().ToString(),
                text = string.Concat(Enumerable.Repeat(Texts.Abusive + " ", 40)),
            }
        );

    /// <summary>Brings the page into a state with everything on it.</summary>
    private static async Task PrepareAsync(Window window, string path)
    {
        switch (path)
        {
            case "/" or "/review":
                await window.ShowsLineAsync("live");
                await Expect(window.Page.Locator(".row, .card").First).ToBeVisibleAsync(Patient.Visible);
                break;
            case "/figures":
                await Expect(window.Page.Locator(".chart .mud-charts-yaxis text").First)
                    .ToBeVisibleAsync(Patient.Visible);
                break;
            case "/audit":
                await window.Page.Locator("#toxic summary").ClickAsync();
                await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "A threat" })).ToBeVisibleAsync();
                break;
            case "/labels":
                await window.FillLabelsAsync();
                break;
            case "/try":
                await window
                    .Page.GetByRole(AriaRole.Button, new() { Name = "An insult" })
                    .ClickAsync(new() { Timeout = 30_000 });
                await Expect(window.Page.Locator(".result h2")).ToBeVisibleAsync();
                break;
            case "/policy":
                await window.Page.GetByLabel("Most links").FillAsync("many");
                await window.Page.GetByLabel("Blocked words").FillAsync("idiot\nthe\nyou");
                await window.Page.GetByRole(AriaRole.Button, new() { Name = "What would change" }).ClickAsync();
                await Expect(window.Page.GetByText("This is no whole number")).ToBeVisibleAsync();
                await window.Page.GetByLabel("Most links").FillAsync("0");
                await window.Page.GetByRole(AriaRole.Button, new() { Name = "What would change" }).ClickAsync();
                await Expect(window.Page.Locator(".changes .examples").First).ToBeVisibleAsync();
                break;
            case "/demo":
                var blog = new DemoBlogPage(window.Page);
                var (good, published) = Texts.Marked(Texts.Civil);
                var (bad, waiting) = Texts.Marked(Texts.Abusive);
                await blog.PostAsync(good);
                await blog.StandsAsync(published, "published");
                await blog.PostAsync(bad);
                await blog.StandsAsync(waiting, "waiting");
                await blog.Comment(published).GetByText("Edit").ClickAsync();
                break;
        }

        // What has just come is coloured for a moment; its colours are judged when they have settled.
        await Wait.UntilAsync(
            () =>
                window.Page.EvaluateAsync<bool>(
                    "document.getAnimations().every(a => a.effect.getTiming().iterations === Infinity)"
                ),
            () => "something still moves"
        );
    }
}
