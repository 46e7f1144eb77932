using System.Net;
using System.Text.RegularExpressions;

namespace Moderation.Tests.Fixtures;

/// <summary>Somebody who uses the pages, as a browser without scripts: cookies are kept, forms are filled in and sent.</summary>
public sealed partial class Person : IDisposable
{
    public const string Password = "twelve or more letters";

    private readonly Uri _service;

    public Person(Uri service)
    {
        _service = service;
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        Http = new HttpClient(handler) { BaseAddress = service };
    }

    public HttpClient Http { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The service's admin, made by the link that it printed, or signed in where there is one.</summary>
    public static async Task<Person> AdminAsync(ServiceProcess service)
    {
        var admin = new Person(service.Address);
        if (
            PrintedLink().Match(service.Output) is not { Success: true } link
            || !await admin.JoinAsync(link.Value, "Ada")
        )
        {
            await admin.SignInAsync("Ada");
        }

        return admin;
    }

    /// <summary>Somebody whom this admin invites.</summary>
    public async Task<Person> InviteAsync(string role, string name)
    {
        var page = await SendAsync("/people", "invite", new() { ["Invite.Role"] = role });
        var person = new Person(_service);
        Assert.True(await person.JoinAsync(PrintedLink().Match(page.Text).Value, name));
        return person;
    }

    /// <summary>Opens a link and makes the account.</summary>
    /// <returns>False where the link is over.</returns>
    public async Task<bool> JoinAsync(string link, string name)
    {
        var path = new Uri(link).AbsolutePath;
        using var page = await Http.GetAsync(new Uri(path, UriKind.Relative));
        if (!(await page.Content.ReadAsStringAsync()).Contains("_handler", StringComparison.Ordinal))
        {
            return false;
        }

        var answer = await SendAsync(path, "welcome", new() { ["Input.Name"] = name, ["Input.Password"] = Password });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return true;
    }

    /// <summary>Signs in, which must succeed.</summary>
    public async Task SignInAsync(string name, string password = Password)
    {
        var answer = await TrySignInAsync(name, password);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }

    /// <summary>Tries to sign in.</summary>
    public Task<(HttpStatusCode Status, string Text)> TrySignInAsync(string name, string password) =>
        SendAsync("/sign-in", "sign-in", new() { ["Input.Name"] = name, ["Input.Password"] = password });

    /// <summary>
    /// Fills in a form of a page and sends it. Where that leads back to the page, the answer is the page with what it says.
    /// </summary>
    /// <param name="path">The page.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="fields">What is filled in.</param>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(
        string path,
        string form,
        Dictionary<string, string> fields
    )
    {
        var page = await Http.GetStringAsync(new Uri(path, UriKind.Relative));
        fields["_handler"] = form;
        using var answer = await PostAsync(path, page, fields);
        return await FollowAsync(path, answer);
    }

    /// <summary>What a browser shows after a form of a page: where it leads back there, the page with what it says.</summary>
    public async Task<(HttpStatusCode Status, string Text)> FollowAsync(string path, HttpResponseMessage answer) =>
        answer.Headers.Location is { } next && PathOf($"{next}") == PathOf(path)
            ? (HttpStatusCode.OK, await ReadAsync($"{next}"))
            : (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

    /// <summary>Sends a form of a page that was read before.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = TokenOf(page);
        return Http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    /// <summary>What a form of a page has to bring back.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    /// <summary>The text of a page, wherever its address leads.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var at = new Uri(_service, path);
        for (var step = 0; step < 10; step++)
        {
            using var answer = await Http.GetAsync(at);
            if (answer.Headers.Location is not { } next)
            {
                return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            }

            at = new Uri(at, next);
        }

        throw new InvalidOperationException($"{path} leads nowhere: {at}");
    }

    public void Dispose() => Http.Dispose();

    private string PathOf(string address) => new Uri(_service, address).AbsolutePath;

    [GeneratedRegex(@"http://[^\s/]+/welcome/[\w-]+")]
    private static partial Regex PrintedLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
