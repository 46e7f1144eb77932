using System.Net.Http.Json;
using Moderation.BrowserTests.Fixtures;

namespace Moderation.BrowserTests.Pages;

/// <summary>The moderators' pages.</summary>
public static class Desk
{
    /// <summary>Opens a page and waits until its line to the service is there.</summary>
    public static async Task OpenLiveAsync(this Window window, Uri address, string path)
    {
        await window.Page.GotoAsync(new Uri(address, path).ToString());
        await window.ShowsLineAsync("live");
    }

    /// <summary>Waits until the page says how its line is: live, paused or lost.</summary>
    public static Task ShowsLineAsync(this Window window, string line) =>
        Assertions.Expect(window.Page.Locator("#line")).ToHaveAttributeAsync("data-line", line, Patient.Attribute);

    /// <summary>The row of the live list whose text holds this.</summary>
    public static ILocator Row(this Window window, string mark) =>
        window.Page.Locator(".row", new() { HasTextString = mark });

    /// <summary>The card under review whose text holds this.</summary>
    public static ILocator Card(this Window window, string mark) =>
        window.Page.Locator(".card", new() { HasTextString = mark });

    /// <summary>Submits comments as a blog does over HTTP.</summary>
    public static async Task SubmitAsync(this HttpClient http, params object[] comments)
    {
        using var answer = await http.PostAsJsonAsync("/api/comments", comments);
        answer.EnsureSuccessStatusCode();
    }
}
