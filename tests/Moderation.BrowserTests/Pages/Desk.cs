using System.Net.Http.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.Tests.Fixtures;

namespace Moderation.BrowserTests.Pages;

/// <summary>The moderators' pages.</summary>
public static class Desk
{
    /// <summary>Gives the window the session of the service's admin.</summary>
    public static async Task SignInAsync(this Window window, ServiceProcess service)
    {
        var admin = await service.AdminAsync();
        await window.SignInAsync(admin, service.Address);
    }

    /// <summary>Gives the window somebody's session.</summary>
    public static Task SignInAsync(this Window window, Person person, Uri service) =>
        window.Page.Context.AddCookiesAsync(
            person
                .Cookies.GetCookies(service)
                .Where(cookie => cookie.Name == "moderation")
                .Select(cookie => new Microsoft.Playwright.Cookie
                {
                    Name = cookie.Name,
                    Value = cookie.Value,
                    Url = service.ToString(),
                    HttpOnly = true,
                    SameSite = SameSiteAttribute.Lax,
                })
        );

    /// <summary>Opens a page as admin.</summary>
    public static async Task<IResponse?> OpenAsync(this Window window, ServiceProcess service, string path)
    {
        await window.SignInAsync(service);
        return await window.Page.GotoAsync(new Uri(service.Address, path).ToString());
    }

    /// <summary>Opens a page as admin and waits until its line to the service is there.</summary>
    public static async Task OpenLiveAsync(this Window window, ServiceProcess service, string path)
    {
        await window.OpenAsync(service, path);
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
