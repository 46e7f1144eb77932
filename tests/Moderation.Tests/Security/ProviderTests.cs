using System.Net;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Security;

/// <summary>Signing in with an OpenID Connect provider instead of a password.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestProvider _provider = null!;
    private ServiceProcess _service = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Sqlite);
        _provider = await TestProvider.StartAsync();
        _service = await ServiceProcess.StartAsync(
            Settings
                .Embedded(_database)
                .Concat(_provider.Settings)
                .ToDictionary(setting => setting.Key, setting => setting.Value)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_ByTheProvider_LetsInWhoWasInvitedAndNobodyElse()
    {
        var admin = await _service.AdminAsync();
        using var stranger = new Person(_service.Address);
        Assert.Contains("the test's provider", await stranger.ReadAsync("/sign-in"), StringComparison.Ordinal);

        _provider.Person = ("subject-1", "Nadia");
        Assert.Contains(
            "There is no account for you here",
            await stranger.ReadAsync("/sign-in/provider"),
            StringComparison.Ordinal
        );

        var invited = await admin.SendAsync("/people", "invite", new() { ["Invite.Role"] = "Moderator" });
        var link = invited
            .Text.Split('<', '>')
            .Single(text => text.Contains("/welcome/", StringComparison.Ordinal))
            .Split('/')[^1];
        using var nadia = new Person(_service.Address);
        Assert.Contains(
            ">Nadia<",
            await nadia.ReadAsync($"/sign-in/provider?link={link}&to=%2Fme"),
            StringComparison.Ordinal
        );

        // The account stays: it needs no link again, and another of the provider's people does not come in with hers.
        using var again = new Person(_service.Address);
        Assert.Contains(">Nadia<", await again.ReadAsync("/sign-in/provider?to=%2Fme"), StringComparison.Ordinal);
        _provider.Person = ("subject-2", "Nadia");
        Assert.Contains("no account for you", await stranger.ReadAsync("/sign-in/provider"), StringComparison.Ordinal);
        Assert.Contains(
            "was used or is too old",
            await stranger.ReadAsync($"/sign-in/provider?link={link}"),
            StringComparison.Ordinal
        );
        // She has no password that could be guessed.
        var (_, text) = await stranger.TrySignInAsync("Nadia", Person.Password);
        Assert.Contains("Name or password is wrong", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_WhoIsLinkedToAnotherAccount_IsToldSoAndTheLinkStays()
    {
        using var admin = await _service.AdminAsync();
        _provider.Person = ("subject-1", "Nadia");
        using var nadia = new Person(_service.Address);
        Assert.Contains(
            ">Nadia<",
            await nadia.ReadAsync($"/sign-in/provider?link={await LinkAsync()}&to=%2Fme"),
            StringComparison.Ordinal
        );
        using var mo = await admin.InviteAsync("Moderator", "Mo");
        var people = await admin.ReadAsync("/people");
        var form = Regex.Match(
            people,
            """name="_handler" value="(change-[0-9a-f]+)"(?:(?!_handler).)*: Mo""",
            RegexOptions.Singleline
        );
        var (_, renewed) = await admin.SendAsync("/people", form.Groups[1].Value, new() { ["Wish"] = "password" });

        foreach (var link in new[] { LinkIn(renewed), await LinkAsync() })
        {
            using var again = new Person(_service.Address);
            Assert.Contains(
                "Another account is linked to you already.",
                await again.ReadAsync($"/sign-in/provider?link={link}"),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "autocomplete=\"new-password\"",
                await again.ReadAsync($"/welcome/{link}"),
                StringComparison.Ordinal
            );
        }

        async Task<string> LinkAsync() =>
            LinkIn((await admin.SendAsync("/people", "invite", new() { ["Invite.Role"] = "Moderator" })).Text);

        static string LinkIn(string page) =>
            page.Split('<', '>').Single(text => text.Contains("/welcome/", StringComparison.Ordinal)).Split('/')[^1];
    }

    [Fact]
    public async Task Callback_ThatNobodyAskedFor_SignsNobodyIn()
    {
        using var stranger = new Person(_service.Address);
        Assert.Contains(
            "The provider did not let you in",
            await stranger.ReadAsync("/sign-in/callback?code=x&state=y"),
            StringComparison.Ordinal
        );
        using var page = await stranger.Http.GetAsync(new Uri("/review", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }
}
