using Moderation.BrowserTests.Fixtures;

namespace Moderation.BrowserTests.Pages;

/// <summary>The demo blog's article, as a visitor uses it.</summary>
public sealed class DemoBlogPage(IPage page)
{
    public ILocator Lost => page.Locator("#lost");

    public ILocator Away => page.Locator("#line");

    public static async Task<DemoBlogPage> OpenAsync(Window window, Uri address)
    {
        await window.Page.GotoAsync(new Uri(address, "/demo").ToString());
        return new DemoBlogPage(window.Page);
    }

    /// <summary>Fills in the form and posts it.</summary>
    public async Task PostAsync(string text, string name = "Mia", string website = "")
    {
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Website").FillAsync(website);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post a comment" }).ClickAsync();
    }

    /// <summary>The comment whose text holds this.</summary>
    public ILocator Comment(string mark) =>
        page.Locator(".comment", new() { Has = page.Locator(".text", new() { HasTextString = mark }) });

    /// <summary>Waits until its writer is told where the comment stands.</summary>
    public Task StandsAsync(string mark, string standing) =>
        Assertions.Expect(Comment(mark)).ToHaveAttributeAsync("data-standing", standing, Patient.Attribute);
}
