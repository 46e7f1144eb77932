using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The moderators' live list and the list of what is under review.</summary>
public sealed class LiveTests(Chromium chromium, EmbeddedService service) : IClassFixture<EmbeddedService>
{
    [Fact]
    public async Task Pause_DecisionsArrive_AreHeldUntilAskedFor()
    {
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(service.Process, "/");
        var pause = window.Page.Locator("#pause");
        var (text, mark) = Texts.Marked(Texts.Civil);

        await pause.ClickAsync();
        await window.ShowsLineAsync("paused");
        await SubmitAsync(text);

        await Expect(window.Page.Locator("#more")).ToHaveTextAsync("Show 1 new", new() { Timeout = 30_000 });
        await Expect(window.Row(mark)).ToHaveCountAsync(0);
        await pause.ClickAsync();
        await Expect(window.Row(mark)).ToBeVisibleAsync();
        await window.ShowsLineAsync("live");
    }

    [Fact]
    public async Task Filter_Review_HidesApprovedAndOutlivesAReload()
    {
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(service.Process, "/");
        var (good, approved) = Texts.Marked(Texts.Civil);
        var (bad, pending) = Texts.Marked(Texts.Abusive);
        await SubmitAsync(good);
        await SubmitAsync(bad);
        await Expect(window.Row(approved)).ToBeVisibleAsync(Patient.Visible);
        await Expect(window.Row(pending)).ToBeVisibleAsync(Patient.Visible);

        await window.Page.GetByRole(AriaRole.Radio, new() { Name = "Review" }).CheckAsync();

        await Expect(window.Row(approved)).ToBeHiddenAsync();
        await Expect(window.Row(pending)).ToBeVisibleAsync();
        await window.Page.ReloadAsync();
        await Expect(window.Row(approved)).ToBeHiddenAsync();
        await Expect(window.Row(pending)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Live_ManyAtOnce_TheNewestAreShownAndTheOthersCounted()
    {
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(service.Process, "/");
        // Too short to be a wave.
        var (text, mark) = Texts.Marked("Thank you.");
        var many = Enumerable
            .Range(0, 1_000)
            .Select(i => (object)new { commentId = $"{mark}-{i}", text = $"{text} {i}" });

        await Task.WhenAll(many.Chunk(100).Select(service.Process.Http.SubmitAsync));

        await Expect(window.Page.Locator(".row.gap").First).ToContainTextAsync("more came", Patient.Text);
        await Expect(window.Row(mark).First).ToBeVisibleAsync(Patient.Visible);
        Assert.InRange(await window.Page.Locator(".row").CountAsync(), 1, 300);
    }

    [Fact]
    public async Task Live_Times_AreInTheViewersZone()
    {
        var (text, mark) = Texts.Marked(Texts.Civil);
        await SubmitAsync(text);
        await using var window = await chromium.OpenAsync(new() { TimezoneId = "Asia/Tokyo" });
        await window.OpenLiveAsync(service.Process, "/");

        var time = window.Row(mark).Locator("time");

        await Expect(time).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(now|\\d+ (s|min))$"));
        Assert.Contains("GMT+9", await time.GetAttributeAsync("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_MoreThanFits_ShowsTheMostRiskyFirst()
    {
        var (text, mark) = Texts.Marked(Texts.Abusive);
        var many = Enumerable.Range(0, 30).Select(i => (object)new { commentId = $"{mark}-{i}", text = $"{text} {i}" });
        await service.Process.Http.SubmitAsync([.. many]);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(service.Process, "/review?lane=all");
        await Expect(window.Page.Locator(".card")).ToHaveCountAsync(25, Patient.Count);

        var scores = await window
            .Page.Locator(".cards")
            .EvaluateAsync<double[]>(
                "cards => [...cards.children].map(card => Math.max(...[...card.querySelectorAll('.number')].map(n => parseFloat(n.textContent))))"
            );
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task Colours_Chosen_OutliveAReload()
    {
        await using var window = await chromium.OpenAsync(new() { ColorScheme = ColorScheme.Light });
        await window.OpenLiveAsync(service.Process, "/");
        var light = await GroundAsync(window);

        await window.Page.Locator("#theme").ClickAsync();
        await window.Page.Locator("#theme").ClickAsync();
        await Expect(window.Page.Locator("#theme")).ToHaveAttributeAsync("aria-label", "Colours: dark");
        await window.Page.ReloadAsync();

        Assert.NotEqual(light, await GroundAsync(window));
    }

    [Fact]
    public async Task Address_ThatDoesNotExist_IsAPageThatSaysSo()
    {
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;

        var answer = await window.OpenAsync(service.Process, "/no/such/page");

        Assert.Equal(404, answer!.Status);
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" }))
            .ToBeVisibleAsync();
    }

    private Task SubmitAsync(string text) =>
        service.Process.Http.SubmitAsync(new { commentId = Guid.NewGuid().ToString(), text });

    private static Task<string> GroundAsync(Window window) =>
        window.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}
