using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The service is killed and comes back: open pages say so, and catch up by themselves.</summary>
public sealed class LostConnectionTests(Chromium chromium, EmbeddedService service) : IClassFixture<EmbeddedService>
{
    [Fact]
    public async Task Restart_PagesAreOpen_SaySoAndCatchUp()
    {
        await using var live = await chromium.OpenAsync();
        await using var review = await chromium.OpenAsync();
        await using var trying = await chromium.OpenAsync();
        await using var blog = await chromium.OpenAsync();
        await live.OpenLiveAsync(service.Process, "/");
        await review.OpenLiveAsync(service.Process, "/review?lane=all");
        await trying.OpenAsync(service.Process, "/try");
        await Expect(trying.Page.GetByLabel("Comment", new() { Exact = true }))
            .ToBeEnabledAsync(new() { Timeout = 30_000 });
        await trying.Page.GetByLabel("Comment", new() { Exact = true }).FillAsync(Texts.Civil);
        await Expect(trying.Page.Locator(".result h2")).ToBeVisibleAsync(Patient.Visible);
        var article = await DemoBlogPage.OpenAsync(blog, service.Address);
        foreach (var window in new[] { live, review, trying, blog })
        {
            window.ExpectsFailedRequests = true;
        }

        await service.KillAsync();

        await live.ShowsLineAsync("lost");
        await review.ShowsLineAsync("lost");
        await Expect(article.Lost).ToBeVisibleAsync(Patient.Visible);
        await Expect(trying.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(Patient.Visible);
        var (kept, _) = Texts.Marked(Texts.Civil);
        await article.PostAsync(kept);
        await Expect(blog.Page.Locator("#post-text-problem")).ToContainTextAsync("cannot be reached", Patient.Text);

        await service.StartAsync();
        // While the pages are still away.
        var (bad, mark) = Texts.Marked(Texts.Abusive);
        await service.Process.Http.SubmitAsync(new { commentId = Guid.NewGuid().ToString(), text = bad });

        await Expect(live.Row(mark)).ToBeVisibleAsync(Patient.Visible);
        await live.ShowsLineAsync("live");
        await Expect(review.Card(mark)).ToBeVisibleAsync(Patient.Visible);
        await review.ShowsLineAsync("live");
        await Expect(article.Lost).ToBeHiddenAsync(Patient.Hidden);
        await Expect(blog.Page.GetByLabel("Comment", new() { Exact = true })).ToHaveValueAsync(kept);
        await Expect(trying.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(Patient.Hidden);
        await Expect(trying.Page.GetByLabel("Comment", new() { Exact = true }))
            .ToHaveValueAsync(Texts.Civil, new() { Timeout = 30_000 });
        await Expect(trying.Page.Locator(".result h2")).ToBeVisibleAsync(Patient.Visible);
        await article.PostAsync(kept);
        await article.StandsAsync(kept, "published");
    }

    [Fact]
    public async Task Restart_CommentsWereWiped_TheOpenPageShowsThoseThereAre()
    {
        await using var blog = await chromium.OpenAsync();
        var article = await DemoBlogPage.OpenAsync(blog, service.Address);
        var (before, gone) = Texts.Marked(Texts.Civil);
        await article.PostAsync(before);
        await article.StandsAsync(gone, "published");
        blog.ExpectsFailedRequests = true;

        await service.KillAsync();
        service.WipeDemoBlog();
        await service.StartAsync();

        await Expect(article.Comment(gone)).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        var (after, mark) = Texts.Marked(Texts.Civil);
        await article.PostAsync(after);
        await article.StandsAsync(mark, "published");
    }
}
