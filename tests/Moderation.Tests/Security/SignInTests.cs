using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Security;

/// <summary>Signing in, accounts and keys, through the pages.</summary>
public sealed class SignInTests(SecuredService secured) : IClassFixture<SecuredService>
{
    private readonly string _name = $"Mo {Guid.NewGuid():N}"[..20];

    private ServiceProcess Service => secured.Service;

    [Fact]
    public async Task FirstStart_WithoutAKey_PrintsALinkAndAKeyThatWork()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(
            Settings.Embedded(database).With("Security:FirstKey", "")
        );

        var key = service.Output.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("mod_"));
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var answer = await http.GetAsync(Decisions);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var link = service.Output.Split('\n').Single(line => line.Contains("/welcome/")).Trim();
        using var first = new Person(service.Address);
        using var second = new Person(service.Address);
        Assert.True(await first.JoinAsync(link, "Ada"));
        Assert.False(await second.JoinAsync(link, "Bea"));
        Assert.Contains("Ada", await first.Http.GetStringAsync("/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_ThereIsAnAdmin_PrintsNothingAndKeepsSessions()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var settings = Settings.Embedded(database);
        var port = ServiceProcess.FreePort();
        Person admin;
        await using (var service = await ServiceProcess.StartAsync(settings, port))
        {
            admin = await service.AdminAsync();
            await service.StopAsync();
        }

        await using var again = await ServiceProcess.StartAsync(settings, port);
        Assert.DoesNotContain("/welcome/", again.Output, StringComparison.Ordinal);
        using var page = await admin.Http.GetAsync(new Uri("/people", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Forms_WithoutTheirFields_AreRefusedInWords()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var link = new Uri(service.Output.Split('\n').Single(line => line.Contains("/welcome/")).Trim()).AbsolutePath;
        using var guest = new Person(service.Address);

        var (nothing, refused) = await guest.SendAsync(link, "welcome", []);
        Assert.Equal(HttpStatusCode.OK, nothing);
        Assert.Contains("Give a password of 12 to 256 characters.", refused, StringComparison.Ordinal);
        var (nameless, unnamed) = await guest.SendAsync(
            link,
            "welcome",
            new() { ["Input.Password"] = Person.Password }
        );
        Assert.Equal(HttpStatusCode.OK, nameless);
        Assert.Contains("class=\"wrong\"", unnamed, StringComparison.Ordinal);
        var (unsigned, wrong) = await guest.SendAsync("/sign-in", "sign-in", []);
        Assert.Equal(HttpStatusCode.OK, unsigned);
        Assert.Contains("Name or password is wrong.", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccountForAWhile()
    {
        using var moderator = await InviteAsync();
        using var guesser = new Person(Service.Address);
        for (var i = 0; i < 5; i++)
        {
            var (status, text) = await guesser.TrySignInAsync(_name, "not the password");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("Name or password is wrong.", text, StringComparison.Ordinal);
        }

        // Neither the right one nor a name that nobody has is told anything else.
        var (_, right) = await guesser.TrySignInAsync(_name, Person.Password);
        Assert.Contains("Name or password is wrong.", right, StringComparison.Ordinal);
        var (_, unknown) = await guesser.TrySignInAsync($"No {_name}", Person.Password);
        Assert.Contains("Name or password is wrong.", unknown, StringComparison.Ordinal);
        // Whoever is in stays in.
        using var page = await moderator.Http.GetAsync(Review);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task SignIn_SixtyTimesInAMinuteFromOneAddress_HasToWait()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        using var guesser = new Person(service.Address);
        var tried = 0;
        while ((await guesser.TrySignInAsync($"Name {tried}", "a guess")).Status == HttpStatusCode.OK && tried < 70)
        {
            tried++;
        }

        Assert.Equal(60, tried);
    }

    [Fact]
    public async Task Welcome_BadNamesAndPasswords_SayWhatWouldBeRight()
    {
        var admin = await Service.AdminAsync();
        using var moderator = await InviteAsync();
        var page = await admin.SendAsync("/people", "invite", new() { ["Invite.Role"] = "Moderator" });
        var path = new Uri(page.Text.Split('<', '>').Single(p => p.Contains("/welcome/"))).AbsolutePath;
        using var person = new Person(Service.Address);

        foreach (
            var (name, password, said) in new[]
            {
                (_name.ToUpperInvariant(), Person.Password, "Somebody has this name."),
                ("Service", Person.Password, "the service's own name"),
                (" x ", Person.Password, "without spaces around it"),
                ("x\u202Ey", Person.Password, "without control characters"),
                ("Somebody", "short", "Give a password of 12 to 256 characters."),
            }
        )
        {
            var (_, text) = await person.SendAsync(
                path,
                "welcome",
                new() { ["Input.Name"] = name, ["Input.Password"] = password }
            );
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        // None of that used the link up.
        Assert.True(await person.JoinAsync($"http://x{path}", $"New {_name}"));
    }

    [Fact]
    public async Task Disable_SomebodyWhoIsSignedIn_EndsTheSessionAndEveryOpenConnectionWithinTenSeconds()
    {
        var admin = await Service.AdminAsync();
        using var moderator = await InviteAsync();
        await using var events = await moderator.Http.GetStreamAsync(
            new Uri("/live/decisions?after=0", UriKind.Relative)
        );
        await using var others = await admin.Http.GetStreamAsync(new Uri("/live/decisions?after=0", UriKind.Relative));
        var (closed, open) = (CloseAsync(events), CloseAsync(others));

        await ChangeAsync(admin, "shut");

        await closed.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(open.IsCompleted);
        await EndsAsync(moderator);
        var (_, wrong) = await moderator.TrySignInAsync(_name, "not the password");
        Assert.Contains("Name or password is wrong.", wrong, StringComparison.Ordinal);
        var (_, text) = await moderator.TrySignInAsync(_name, Person.Password);
        Assert.Contains("Your account is disabled.", text, StringComparison.Ordinal);
        await ChangeAsync(admin, "shut");
        await moderator.SignInAsync(_name);
    }

    [Fact]
    public async Task SetRole_ByAnAdmin_IsFeltWithTheNextSession()
    {
        var admin = await Service.AdminAsync();
        using var moderator = await InviteAsync();
        using var before = await moderator.Http.GetAsync(People);
        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);

        await ChangeAsync(admin, "role");

        await EndsAsync(moderator);
        await moderator.SignInAsync(_name);
        using var after = await moderator.Http.GetAsync(People);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Disable_TheOnlyAdmin_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database));
        var admin = await service.AdminAsync();
        var page = await admin.Http.GetStringAsync("/people");
        foreach (var wish in new[] { "shut", "role" })
        {
            var (_, text) = await admin.SendAsync("/people", FormOf(page, "Ada"), new() { ["Wish"] = wish });
            Assert.Contains("This is the only admin", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ChangePassword_TheRightOne_EndsOtherSessionsAndKeepsThisOne()
    {
        using var here = await InviteAsync();
        using var elsewhere = new Person(Service.Address);
        await elsewhere.SignInAsync(_name);
        var fields = new Dictionary<string, string>
        {
            ["Password.Present"] = "not this one",
            ["Password.Wanted"] = "another long password",
        };
        var (_, wrong) = await here.SendAsync("/me", "password", fields);
        Assert.Contains("The present password is another one", wrong, StringComparison.Ordinal);
        fields["Password.Present"] = Person.Password;

        var (_, right) = await here.SendAsync("/me", "password", fields);

        Assert.Contains("Changed.", right, StringComparison.Ordinal);
        await EndsAsync(elsewhere);
        using var own = await here.Http.GetAsync(Review);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task ChangePassword_FiveWrongOnes_LocksTheAccountAsSigningInDoes()
    {
        using var here = await InviteAsync();
        var fields = new Dictionary<string, string> { ["Password.Wanted"] = "another long password" };
        for (var i = 0; i < 5; i++)
        {
            fields["Password.Present"] = $"guess number {i}";
            await here.SendAsync("/me", "password", fields);
        }

        fields["Password.Present"] = Person.Password;
        var (_, answer) = await here.SendAsync("/me", "password", fields);

        Assert.Contains("or was wrong five times: then wait five minutes", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit", "/sign-in?to=%2Faudit")]
    [InlineData("/labels?before=7", "/sign-in?to=%2Flabels%3Fbefore%3D7")]
    public async Task Form_SessionIsOver_LeadsBackToItsPage(string page, string way)
    {
        using var stranger = new Person(Service.Address);

        using var form = new FormUrlEncodedContent([new("_handler", "audit"), new("Wish", "fine")]);
        using var answer = await stranger.Http.PostAsync(new Uri(page, UriKind.Relative), form);

        Assert.Equal(way, new Uri(Service.Address, answer.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task SignOut_Anywhere_EndsAllSessionsWithinTenSecondsAndNobodyElses()
    {
        using var here = await InviteAsync();
        using var elsewhere = new Person(Service.Address);
        await elsewhere.SignInAsync(_name);
        using var copied = new Person(Service.Address);
        copied.Cookies.Add(here.Cookies.GetCookies(Service.Address));

        using var left = await here.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), content: null);

        Assert.Equal("/sign-in", $"{left.Headers.Location}");
        await EndsAsync(copied);
        await EndsAsync(elsewhere);
        var admin = await Service.AdminAsync();
        using var other = await admin.Http.GetAsync(Review);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Keys_Made_IsShownOnceAndKeptNowhereThatCanBeRead()
    {
        var admin = await Service.AdminAsync();
        var page = await admin.Http.GetStringAsync("/keys");

        using var made = await admin.PostAsync(
            "/keys",
            page,
            new()
            {
                ["_handler"] = "key",
                ["Input.Name"] = _name,
                ["Input.Read"] = "true",
                ["Input.RequestsPerMinute"] = "100",
                ["Input.LargestRequest"] = "100000",
            }
        );

        // A reload of the page that follows makes no other key.
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        var cookie = Assert.Single(
            made.Headers.GetValues("Set-Cookie"),
            one => one.StartsWith("said-", StringComparison.Ordinal)
        );
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        using var shown = await admin.Http.GetAsync(made.Headers.Location);
        Assert.True(shown.Headers.CacheControl?.NoStore);
        var text = await shown.Content.ReadAsStringAsync();
        var key = text.Split('<', '>').Single(piece => piece.StartsWith("mod_", StringComparison.Ordinal));
        Assert.DoesNotContain(key, cookie + made.Headers.Location, StringComparison.Ordinal);
        Assert.DoesNotContain(key, await admin.Http.GetStringAsync(made.Headers.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_MadeAndRevoked_OpenWhatTheyAreForUntilThen()
    {
        var admin = await Service.AdminAsync();
        var made = await admin.SendAsync(
            "/keys",
            "key",
            new()
            {
                ["Input.Name"] = _name,
                ["Input.Read"] = "true",
                ["Input.Sites"] = "news\nsport",
                ["Input.RequestsPerMinute"] = "100",
                ["Input.LargestRequest"] = "16000000",
            }
        );
        var key = made.Text.Split('<', '>').Single(text => text.StartsWith("mod_", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = Service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Decisions)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(Comment("news"))).StatusCode);
        await RefusesAsync(await http.GetAsync(Comment("other")), "the site 'other'");
        await RefusesAsync(await http.DeleteAsync(Comment("news")), "publish comments");
        // Nobody finds the secret again.
        Assert.DoesNotContain(key, await admin.Http.GetStringAsync("/keys"), StringComparison.Ordinal);

        var page = await admin.Http.GetStringAsync("/keys");
        await admin.SendAsync("/keys", "revoke", new() { ["Revoked"] = ValueOf(page, _name, "Revoked") });
        await Wait.UntilAsync(
            async () => (await http.GetAsync(Decisions)).StatusCode == HttpStatusCode.Unauthorized,
            () => "the key is still taken",
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task Keys_OfOneSite_ReadAndPublishThatSiteAlone()
    {
        var admin = await Service.AdminAsync();
        using var http = await KeyAsync(
            admin,
            new()
            {
                ["Input.Publish"] = "true",
                ["Input.Read"] = "true",
                ["Input.Sites"] = "news",
            }
        );
        var (own, others) = ($"own-{_name}", $"others-{_name}");
        using (
            await Service.Http.PostAsJsonAsync(
                "/api/comments",
                new
                {
                    siteId = "sport",
                    commentId = others,
                    text = "A remark.",
                }
            )
        )
        using (
            await http.PostAsJsonAsync(
                "/api/comments",
                new
                {
                    siteId = "news",
                    commentId = own,
                    text = "A remark.",
                }
            )
        ) { }

        await RefusesAsync(
            await http.PostAsJsonAsync(
                "/api/comments",
                new object[]
                {
                    new
                    {
                        siteId = "news",
                        commentId = $"{own}-2",
                        text = "A remark.",
                    },
                    new
                    {
                        siteId = "sport",
                        commentId = $"{own}-3",
                        text = "A remark.",
                    },
                }
            ),
            "the site 'sport'"
        );
        var seen = await http.GetStringAsync("/api/decisions?after=0&limit=1000");
        Assert.Contains(own, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(others, seen, StringComparison.Ordinal);
        // Refused whole.
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await http.GetAsync(new Uri($"/api/comments/news/{own}-2", UriKind.Relative))).StatusCode
        );
    }

    [Fact]
    public async Task Keys_OverTheirLimits_AreToldSo()
    {
        var admin = await Service.AdminAsync();
        using var http = await KeyAsync(
            admin,
            new()
            {
                ["Input.Publish"] = "true",
                ["Input.RequestsPerMinute"] = "3",
                ["Input.LargestRequest"] = "1000",
            }
        );
        using var large = await http.PostAsJsonAsync(
            "/api/comments",
            new { commentId = _name, text = new string('x', 1_000) }
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("1000 bytes", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        HttpResponseMessage answer;
        var asked = 0;
        do
        {
            answer = await http.PostAsJsonAsync("/api/score", new { text = "A remark." });
        } while (answer.StatusCode == HttpStatusCode.OK && ++asked < 5);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("3 requests a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_Nonsense_SaysWhatWouldBeRight()
    {
        var admin = await Service.AdminAsync();
        var (_, text) = await admin.SendAsync(
            "/keys",
            "key",
            new()
            {
                ["Input.Name"] = "x\u200by",
                ["Input.RequestsPerMinute"] = "0",
                ["Input.LargestRequest"] = "1",
            }
        );

        Assert.All(
            new[]
            {
                "without control characters",
                "Choose at least one right.",
                "Give 1 to 1000000 requests",
                "Give 1000 to",
            },
            said => Assert.Contains(said, text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Change_SentFromAPageOfAnotherSite_IsRefused(string header, string value)
    {
        using var moderator = await InviteAsync();
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Headers = { { header, value } } };
        using var answer = await moderator.Http.SendAsync(forged);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var page = await moderator.Http.GetAsync(Review);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", "/review")]
    [InlineData("//evil.example", "/review")]
    [InlineData("/\\evil.example", "/review")]
    [InlineData("/try", "/try")]
    public async Task SignIn_WithAPlaceToGo_StaysOnThisService(string to, string goes)
    {
        using var moderator = await InviteAsync();
        using var again = new Person(Service.Address);
        var path = $"/sign-in?to={Uri.EscapeDataString(to)}";
        var page = await again.Http.GetStringAsync(path);
        Assert.Contains("Sign in", page, StringComparison.Ordinal);
        using var answer = await again.PostAsync(
            path,
            page,
            new()
            {
                ["_handler"] = "sign-in",
                ["Input.Name"] = _name,
                ["Input.Password"] = Person.Password,
            }
        );

        Assert.Equal(goes, new Uri(Service.Address, answer.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task Health_AskedByNobody_SaysNothingAboutTheInside()
    {
        using var nobody = new HttpClient { BaseAddress = Service.Address };
        var open = await nobody.GetStringAsync("/health/ready");
        var known = await Service.Http.GetFromJsonAsync<JsonElement>("/health/ready");

        Assert.DoesNotContain("SQLite", open, StringComparison.Ordinal);
        Assert.Contains(
            "SQLite",
            known.GetProperty("checks").GetProperty("storage").GetString(),
            StringComparison.Ordinal
        );
    }

    private static Uri Decisions { get; } = new("/api/decisions", UriKind.Relative);

    private static Uri Review { get; } = new("/review", UriKind.Relative);

    private static Uri People { get; } = new("/people", UriKind.Relative);

    private static Uri Comment(string site) => new($"/api/comments/{site}/none", UriKind.Relative);

    private async Task<Person> InviteAsync() => await (await Service.AdminAsync()).InviteAsync("Moderator", _name);

    private async Task ChangeAsync(Person admin, string wish)
    {
        var page = await admin.Http.GetStringAsync("/people");
        await admin.SendAsync("/people", FormOf(page, _name), new() { ["Wish"] = wish });
    }

    private async Task<HttpClient> KeyAsync(Person admin, Dictionary<string, string> fields)
    {
        fields["Input.Name"] = _name;
        fields.TryAdd("Input.RequestsPerMinute", "1000");
        fields.TryAdd("Input.LargestRequest", "16000000");
        var (_, text) = await admin.SendAsync("/keys", "key", fields);
        var key = text.Split('<', '>').Single(piece => piece.StartsWith("mod_", StringComparison.Ordinal));
        return new HttpClient
        {
            BaseAddress = Service.Address,
            DefaultRequestHeaders = { Authorization = new("Bearer", key) },
        };
    }

    /// <summary>The name of the form in the row of a table that names this.</summary>
    private static string FormOf(string page, string name) => ValueOf(page, name, "_handler");

    // What a field or a button in the row of a name brings back.
    private static string ValueOf(string page, string name, string field)
    {
        var row = page[page.LastIndexOf($"<bdi>{name}</bdi>", StringComparison.Ordinal)..];
        var before = $"name=\"{field}\" value=\"";
        var value = row[(row.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        return value[..value.IndexOf('"')];
    }

    private static async Task RefusesAsync(HttpResponseMessage answer, string why)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(why, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        answer.Dispose();
    }

    /// <summary>Waits until somebody's session is over.</summary>
    private static Task EndsAsync(Person person) =>
        Wait.UntilAsync(
            async () =>
            {
                using var page = await person.Http.GetAsync(Review);
                return page.StatusCode == HttpStatusCode.Found;
            },
            () => "the session did not end",
            TimeSpan.FromSeconds(10)
        );

    private static async Task CloseAsync(Stream events)
    {
        var buffer = new byte[4_096];
        try
        {
            while (await events.ReadAsync(buffer) > 0) { }
        }
        catch (IOException)
        {
            // Cut off.
        }
    }
}

/// <summary>A running service with its first admin.</summary>
public sealed class SecuredService : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public ServiceProcess Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        Service = await ServiceProcess.StartAsync(Settings.Embedded(_database));
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _database.DisposeAsync();
    }
}
