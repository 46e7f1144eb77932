using System.Globalization;
using System.Net.Http.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The page of figures, with its charts.</summary>
public abstract class FiguresTests(Chromium chromium, DeskService desk)
{
    private const int Wide = 1280;
    private const int Phone = 390;

    [Fact]
    public async Task Link_FromAnInteractivePage_LoadsTheNextOneWithItsOwnModule()
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(desk.Service, "/figures");
        await Expect(window.Page.GetByText("Europe/Berlin")).ToBeVisibleAsync(Patient.Visible);

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Under review" }).ClickAsync();

        await Expect(window.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync(Patient.Visible);
        await window.Page.Keyboard.PressAsync("?");
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("day", 24, Wide, ColorScheme.Light)]
    [InlineData("week", 168, Wide, ColorScheme.Dark)]
    [InlineData("month", 30, Phone, ColorScheme.Light)]
    [InlineData("day", 24, Phone, ColorScheme.Dark)]
    public async Task Page_OfARange_DrawsItsChartsWithoutASeriousFinding(
        string range,
        int steps,
        int width,
        ColorScheme scheme
    )
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        await window.OpenAsync(desk.Service, $"/figures?range={range}");

        await Expect(window.Page.GetByText("Europe/Berlin")).ToBeVisibleAsync(Patient.Visible);
        await Expect(window.Page.Locator(".chart svg")).ToHaveCountAsync(3, Patient.Count);
        await Wait.UntilAsync(
            () =>
                window.Page.EvaluateAsync<bool>(
                    """
                    [...document.querySelectorAll(".chart")].every((chart) =>
                      chart.querySelector("svg").getBoundingClientRect().bottom <= chart.getBoundingClientRect().bottom &&
                      (chart.closest("[aria-labelledby=course]") ? chart.querySelectorAll("circle").length > 0 : [...chart.querySelectorAll(".mud-charts-stackedbar-series path, .mud-charts-stackedbar-series rect")]
                        .some((bar) => bar.getBoundingClientRect().height > 20)))
                    """
                ),
            () => "a chart has no column, or is larger than its place"
        );
        await Expect(window.Page.Locator("[aria-labelledby=flow] tbody tr")).ToHaveCountAsync(steps);
        // Before the service ran nobody measured; how it stands now is known in any case.
        await Expect(window.Page.Locator("[aria-labelledby=course] tbody tr")).ToHaveCountAsync(steps);
        await Expect(window.Page.Locator("[aria-labelledby=course] tbody tr").Last).ToContainTextAsync("–");
        await Expect(window.Page.Locator("[aria-labelledby=course] tbody tr").First).Not.ToContainTextAsync("–");
        await Expect(window.Page.Locator("[aria-labelledby=course] tbody tr").First).ToContainTextAsync("now");
        await Expect(window.Page.Locator("[aria-labelledby=course]"))
            .ToContainTextAsync("The only points show how it is now.");
        await Expect(window.Page.Locator("[data-signal=blocked-word]")).ToContainTextAsync("blocked word");
        await Expect(window.Page.Locator("[aria-labelledby=moderators] tbody")).ToContainTextAsync("Ada");
        Assert.True(
            await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "the page is wider than the window"
        );

        await window.Page.Locator("details").First.Locator("summary").ClickAsync();
        var found = await window.Page.RunAxe();

        Assert.Empty(
            found
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation =>
                    $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"
                )
        );
    }

    [Fact]
    public async Task Page_LeftOpen_RenewsItselfInPlace()
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(desk.Service, "/figures");
        await Expect(window.Page.GetByText("Europe/Berlin")).ToBeVisibleAsync(Patient.Visible);
        await window.Page.Locator("details").Last.Locator("summary").ClickAsync();
        await window.Page.EvaluateAsync("document.querySelector('.figures').dataset.same = 'yes'");
        var before = await ArrivedAsync(window);
        await FillAsync();

        await Wait.UntilAsync(
            async () => await ArrivedAsync(window) >= before + 12,
            () => "the figures are still those of before",
            TimeSpan.FromSeconds(90)
        );

        await Expect(window.Page.Locator(".figures")).ToHaveAttributeAsync("data-same", "yes");
        await Expect(window.Page.Locator("details").Last).ToHaveAttributeAsync("open", "");
    }

    private static async Task<int> ArrivedAsync(Window window) =>
        int.Parse(
            await window.Page.Locator("[data-figure=arrived]").InnerTextAsync(),
            NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture
        );

    private async Task FillAsync()
    {
        var site = $"site-{Guid.NewGuid():N}";
        await desk.Service.Http.SubmitAsync([
            .. Enumerable
                .Range(0, 12)
                .Select(i => new
                {
                    siteId = site,
                    commentId = $"c-{i}",
                    text = i % 3 == 0 ? $"A blockedword {i}." : $"A remark {i}.",
                }),
        ]);
        var admin = await desk.Service.AdminAsync();
        using var verdict = await admin.Http.PostAsJsonAsync(
            $"/api/review/{site}/c-3/verdict",
            new
            {
                ruling = "reject",
                categories = new[] { "spam" },
                revision = 1,
            }
        );
        verdict.EnsureSuccessStatusCode();
    }
}

public sealed class SqliteFiguresTests(Chromium chromium, SqliteDesk desk)
    : FiguresTests(chromium, desk),
        IClassFixture<SqliteDesk>;

[Collection(BrokerCollection.Name)]
public sealed class PostgresFiguresTests(Chromium chromium, PostgresDesk desk)
    : FiguresTests(chromium, desk),
        IClassFixture<PostgresDesk>;
