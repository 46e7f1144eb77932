using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>A comment's way as its writer, another visitor and a moderator see it.</summary>
public sealed class DemoBlogTests(Chromium chromium, EmbeddedService service) : IClassFixture<EmbeddedService>
{
    [Fact]
    public async Task Post_CivilComment_AppearsInBothWindowsWithoutReload()
    {
        await using var writer = await chromium.OpenAsync();
        await using var reader = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        var others = await DemoBlogPage.OpenAsync(reader, service.Address);
        await MarkLoadedAsync(writer, reader);
        var (text, mark) = Texts.Marked(Texts.Civil);

        await own.PostAsync(text);

        await Expect(others.Comment(mark)).ToBeVisibleAsync(Patient.Visible);
        await own.StandsAsync(mark, "published");
        await Expect(others.Comment(mark).GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToHaveCountAsync(0);
        await AssertNotReloadedAsync(writer, reader);
    }

    [Theory]
    [InlineData(Texts.Abusive)]
    [InlineData(Texts.Spam)]
    public async Task Post_BadComment_WaitsForReviewAndReachesTheModeratorsWithoutReload(string bad)
    {
        await using var writer = await chromium.OpenAsync();
        await using var reader = await chromium.OpenAsync();
        await using var live = await chromium.OpenAsync();
        await using var review = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        var others = await DemoBlogPage.OpenAsync(reader, service.Address);
        await live.OpenLiveAsync(service.Process, "/");
        await review.OpenLiveAsync(service.Process, "/review?lane=all");
        await MarkLoadedAsync(writer, reader, live, review);
        var (text, mark) = Texts.Marked(bad);

        await own.PostAsync(text);

        await own.StandsAsync(mark, "waiting");
        await Expect(own.Comment(mark)).ToContainTextAsync("waits for review");
        await Expect(live.Row(mark)).ToHaveAttributeAsync("data-state", "pending", Patient.Attribute);
        await Expect(live.Row(mark).Locator(".reasons li")).Not.ToHaveCountAsync(0);
        await Expect(review.Card(mark)).ToBeVisibleAsync(Patient.Visible);
        await Expect(review.Card(mark).Locator(".reasons li")).Not.ToHaveCountAsync(0);
        await Expect(review.Card(mark).Locator("mark")).Not.ToHaveCountAsync(0);
        await Expect(others.Comment(mark)).ToHaveCountAsync(0);
        await AssertNotReloadedAsync(writer, reader, live, review);
    }

    [Fact]
    public async Task Edit_PublishedComment_OthersSeeTheNewTextOnceItIsApproved()
    {
        await using var writer = await chromium.OpenAsync();
        await using var reader = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        var others = await DemoBlogPage.OpenAsync(reader, service.Address);
        var (text, mark) = Texts.Marked(Texts.Civil);
        await own.PostAsync(text);
        await Expect(others.Comment(mark)).ToBeVisibleAsync(Patient.Visible);

        await own.Comment(mark).GetByText("Edit").ClickAsync();
        await own.Comment(mark).GetByLabel("Your comment").FillAsync($"{Texts.Civil} And I thought again. {mark}");
        await own.Comment(mark).GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();

        await Expect(others.Comment(mark).Locator(".text")).ToContainTextAsync("I thought again", Patient.Text);
        await Expect(others.Comment(mark)).ToContainTextAsync("edited");
    }

    [Fact]
    public async Task Delete_CommentUnderReview_LeavesTheBlogAndTheList()
    {
        await using var writer = await chromium.OpenAsync();
        await using var review = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        await review.OpenLiveAsync(service.Process, "/review?lane=all");
        var (text, mark) = Texts.Marked(Texts.Abusive);
        await own.PostAsync(text);
        await Expect(review.Card(mark)).ToBeVisibleAsync(Patient.Visible);

        await own.Comment(mark).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(own.Comment(mark)).ToHaveCountAsync(0, Patient.Count);
        await Expect(review.Card(mark)).ToHaveCountAsync(0, Patient.Count);
    }

    [Fact]
    public async Task Reply_ToASeedComment_StandsUnderIt()
    {
        await using var writer = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        var thread = writer.Page.Locator(".thread", new() { Has = writer.Page.Locator("#comment-seed-5") });
        var (text, mark) = Texts.Marked(Texts.Civil);

        await thread.Locator("#comment-seed-5").GetByRole(AriaRole.Link, new() { Name = "Reply" }).ClickAsync();
        await Expect(writer.Page.GetByText("Answering Dr. Liv Marchetti")).ToBeVisibleAsync();
        await own.PostAsync(text);

        await Expect(thread.Locator(".replies .comment", new() { HasTextString = mark })).ToBeVisibleAsync();
        await own.StandsAsync(mark, "published");
    }

    [Fact]
    public async Task Post_WithWebsite_TheNameLinksThereAndLendsItNoWeight()
    {
        await using var writer = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        var (text, mark) = Texts.Marked(Texts.Civil);

        await own.PostAsync(text, website: "https://mia.example/about");

        var link = own.Comment(mark).GetByRole(AriaRole.Link, new() { Name = "Mia" });
        await Expect(link).ToHaveAttributeAsync("href", "https://mia.example/about");
        await Expect(link).ToHaveAttributeAsync("rel", "nofollow ugc noopener");
        await own.StandsAsync(mark, "published");
    }

    [Fact]
    public async Task Post_WebsiteIsNoAddress_TheFieldSaysSoAndNothingIsLost()
    {
        await using var writer = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        // The browser logs the refusal itself.
        writer.ExpectsFailedRequests = true;

        await own.PostAsync(Texts.Civil, website: "ftp://mia.example");

        await Expect(writer.Page.GetByLabel("Website")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(writer.Page.Locator("#post-website-problem")).ToContainTextAsync("https://");
        await Expect(writer.Page.GetByLabel("Comment", new() { Exact = true })).ToHaveValueAsync(Texts.Civil);
    }

    [Fact]
    public async Task Post_WithoutScripts_WorksByPageLoads()
    {
        await using var writer = await chromium.OpenAsync(new() { JavaScriptEnabled = false });
        var own = await DemoBlogPage.OpenAsync(writer, service.Address);
        var (text, mark) = Texts.Marked(Texts.Civil);

        await own.PostAsync(text);

        await Expect(own.Comment(mark)).ToBeVisibleAsync();
    }

    /// <summary>Leaves something in the window that a reload would take away.</summary>
    private static async Task MarkLoadedAsync(params Window[] windows)
    {
        foreach (var window in windows)
        {
            await window.Page.EvaluateAsync("window.still = true");
        }
    }

    private static async Task AssertNotReloadedAsync(params Window[] windows)
    {
        foreach (var window in windows)
        {
            Assert.True(await window.Page.EvaluateAsync<bool>("window.still === true"));
        }
    }
}
