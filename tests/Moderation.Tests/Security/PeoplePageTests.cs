using System.Net;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Security;

/// <summary>The page of people, with its forms sent again as a reload does.</summary>
public sealed partial class PeoplePageTests(SecuredService secured) : IClassFixture<SecuredService>
{
    private const string Page = "/people";

    private readonly string _name = $"Pia {Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task Invite_SentAgainByAReload_MakesNoSecondLink()
    {
        var admin = await secured.Service.AdminAsync();
        var page = await admin.Http.GetStringAsync(Page);
        var form = new Dictionary<string, string>
        {
            ["_handler"] = "invite",
            ["Invite.Role"] = "Moderator",
            ["Once"] = Once().Match(page).Groups[1].Value,
        };

        var first = await PostAsync(admin, page, form);
        var again = await PostAsync(admin, page, form);

        Assert.Single(Link().Matches(first));
        Assert.Empty(Link().Matches(again));
        Assert.Contains("No second link was made", again, StringComparison.Ordinal);
        Assert.Equal(Withdraw().Count(first), Withdraw().Count(again));

        // What is listed may be withdrawn, and works no more.
        Assert.Contains("a moderator", first, StringComparison.Ordinal);
        Assert.Contains("by <bdi>Ada</bdi>", first, StringComparison.Ordinal);
        var link = Withdraw().Match(first).Groups[1].Value;
        var withdrawn = await admin.SendAsync(Page, "withdraw", new() { ["Withdrawn"] = link });
        Assert.Equal(Withdraw().Count(first) - 1, Withdraw().Count(withdrawn.Text));
        // Pressed by another admin, whose page still shows it.
        var second = await admin.SendAsync(Page, "withdraw", new() { ["Withdrawn"] = link });
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Contains("had been used or withdrawn already", second.Text, StringComparison.Ordinal);
        using var late = new Person(secured.Service.Address);
        Assert.False(await late.JoinAsync(Link().Match(first).Value, _name));
        Assert.Contains(
            "withdrew a link for",
            await admin.ReadAsync("/history?action=account.withdraw"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Change_SentAgainByAReload_IsNotTakenBack()
    {
        var admin = await secured.Service.AdminAsync();
        using var pia = await admin.InviteAsync("Moderator", _name);
        var page = await admin.Http.GetStringAsync(Page);
        var row = page[page.LastIndexOf($"<bdi>{_name}</bdi>", StringComparison.Ordinal)..];
        var form = new Dictionary<string, string>
        {
            ["_handler"] = Handler().Match(row).Groups[1].Value,
            ["Wish"] = "shut",
            ["Seen"] = Seen().Match(row).Groups[1].Value,
        };

        await PostAsync(admin, page, form);
        var again = await PostAsync(admin, page, form);

        Assert.Contains("Nothing was done", again, StringComparison.Ordinal);
        Assert.Contains($"Enable: {_name}", again, StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(Person admin, string page, Dictionary<string, string> form)
    {
        using var answer = await admin.PostAsync(Page, page, form);
        return (await admin.FollowAsync(Page, answer)).Text;
    }

    [GeneratedRegex("name=\"Once\" value=\"([^\"]+)\"")]
    private static partial Regex Once();

    [GeneratedRegex("name=\"Seen\" value=\"([^\"]+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("name=\"_handler\" value=\"(change-[^\"]+)\"")]
    private static partial Regex Handler();

    [GeneratedRegex("name=\"Withdrawn\" value=\"([^\"]+)\"")]
    private static partial Regex Withdraw();

    [GeneratedRegex(@"http://[^\s/]+/welcome/[\w-]+")]
    private static partial Regex Link();
}
