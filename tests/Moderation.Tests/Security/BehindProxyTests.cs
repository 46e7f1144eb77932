using System.Net;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Security;

/// <summary>A service behind a proxy that speaks TLS: the tests ask as that proxy does.</summary>
public sealed partial class BehindProxyTests : IAsyncLifetime
{
    private const string Host = "desk.blog.example";
    private const string Loopback = "127.0.0.0/8; ::1";

    // As many as one address has a minute.
    private const int Attempts = 60;

    private TestDatabase _database = null!;
    private TestProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        _provider = await TestProvider.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_PublicUrlIsHttps_ItsCookiesAndTheWayBackFromAProviderAreToo()
    {
        await using var service = await StartAsync(Loopback);
        using var http = Proxy(service);

        using var challenge = await http.GetAsync("/sign-in/provider");
        Assert.Contains(
            $"redirect_uri={Uri.EscapeDataString($"https://{Host}/sign-in/callback")}",
            challenge.Headers.Location!.Query,
            StringComparison.Ordinal
        );
        Assert.All(Cookies(challenge), IsForTlsAlone);

        var welcome = Link().Match(service.Output).Groups[1].Value;
        using var page = await http.GetAsync(welcome);
        Assert.All(Cookies(page), IsForTlsAlone);
        using var form = new HttpRequestMessage(HttpMethod.Post, welcome)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "welcome",
                    ["__RequestVerificationToken"] = Person.TokenOf(await page.Content.ReadAsStringAsync()),
                    ["Input.Name"] = "Ada",
                    ["Input.Password"] = Person.Password,
                }
            ),
        };
        form.Headers.Add("Cookie", Cookies(page).Select(cookie => cookie.Split(';')[0]));
        using var joined = await http.SendAsync(form);
        Assert.Equal(HttpStatusCode.Found, joined.StatusCode);
        Assert.Contains(Cookies(joined), cookie => cookie.StartsWith("moderation=", StringComparison.Ordinal));
        Assert.All(Cookies(joined), IsForTlsAlone);
    }

    [Fact]
    public async Task Attempts_ThroughAKnownProxy_AreCountedByClient()
    {
        await using var service = await StartAsync(Loopback);
        using var http = Proxy(service);

        for (var i = 0; i < Attempts; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(http, "203.0.113.1"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(http, "203.0.113.1"));
        // What a client claims itself stands before what the proxy adds.
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(http, "203.0.113.9, 203.0.113.1"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(http, "203.0.113.2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.1")]
    public async Task Attempts_ThroughAProxyThatIsNotKnown_AreCountedAsItsOwn(string known)
    {
        await using var service = await StartAsync(known);
        using var http = Proxy(service);

        for (var i = 0; i < Attempts; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(http, $"203.0.113.{i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(http, "203.0.113.200"));
    }

    private Task<ServiceProcess> StartAsync(string proxies) =>
        ServiceProcess.StartAsync(
            Settings
                .Embedded(_database)
                .Concat(_provider.Settings)
                .ToDictionary(setting => setting.Key, setting => setting.Value)
                .With("Http:KnownProxies", proxies)
                .With("Http:Hosts", $"{Host}; localhost")
                .With("Security:PublicUrl", $"https://{Host}")
        );

    private static HttpClient Proxy(ServiceProcess service) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = service.Address,
            DefaultRequestHeaders = { Host = Host },
        };

    private static async Task<HttpStatusCode> TryAsync(HttpClient http, string client)
    {
        using var attempt = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        attempt.Headers.Add("X-Forwarded-For", client);
        using var answer = await http.SendAsync(attempt);
        return answer.StatusCode;
    }

    private static string[] Cookies(HttpResponseMessage answer)
    {
        var cookies = answer.Headers.GetValues("Set-Cookie").ToArray();
        Assert.NotEmpty(cookies);
        return cookies;
    }

    private static void IsForTlsAlone(string cookie) =>
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"https://desk\.blog\.example(/welcome/[\w-]+)")]
    private static partial Regex Link();
}
