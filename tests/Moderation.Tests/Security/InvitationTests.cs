using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Security;

/// <summary>Links that were made and not used yet.</summary>
public abstract class InvitationTests(Store store) : StoreTests(store)
{
    private static readonly Credentials Password = new(Person.Password, Subject: null);

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_HasWhatIsOpen_WithRoleMakerAndTime()
    {
        var used = await One.People.InviteAsync(Admin, Role.Moderator, formKey: null);
        await One.People.AcceptAsync(used!, "Mo", Password);
        var mo = (await One.Accounts.ListAsync(_cancel)).Single(account => account.Name == "Mo");
        await One.People.InviteAsync(Admin, Role.Admin, formKey: null);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await One.People.RenewAsync(Admin, mo.Id, formKey: null);

        var open = await Other.Invitations.ListAsync(Admin, _cancel);

        Assert.Equal(
            [("Mo", Role.Moderator, "Dora"), (null, Role.Admin, "Dora")],
            open.Select(link => (link.AccountName, link.Role, link.InvitedBy))
        );
        Assert.Equal(open[0].CreatedAt + Accounts.LinkLifetime, open[0].ExpiresAt);
        Clock.Advance(Accounts.LinkLifetime);
        Assert.Single(await Other.Invitations.ListAsync(Admin, _cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => Other.Invitations.ListAsync(Ada, _cancel));
    }

    [Fact]
    public async Task Withdraw_AnOpenLink_HasItWorkNoMore()
    {
        var secret = (await One.People.InviteAsync(Admin, Role.Moderator, formKey: null))!;
        var link = Assert.Single(await One.Invitations.ListAsync(Admin, _cancel));

        Assert.True(await Other.Invitations.WithdrawAsync(Admin, link.TokenHash));

        Assert.False(await One.Invitations.WithdrawAsync(Admin, link.TokenHash));
        Assert.Empty(await One.Invitations.ListAsync(Admin, _cancel));
        Assert.Null(await One.People.FindLinkAsync(secret, _cancel));
        Assert.Equal(AccountChange.LinkIsOver, await One.People.AcceptAsync(secret, "Mo", Password));
        Assert.Equal(
            "moderator",
            await Database.ScalarAsync<string>("select detail from history where action = 'account.withdraw'")
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Invitations.WithdrawAsync(Ada, link.TokenHash));
    }

    [Fact]
    public async Task Invite_BySameFormTwice_MakesOneLinkAlsoAfterItWasUsed()
    {
        var first = await One.People.InviteAsync(Admin, Role.Moderator, "form");
        Assert.Null(await Other.People.InviteAsync(Admin, Role.Moderator, "form"));
        Assert.Single(await One.Invitations.ListAsync(Admin, _cancel));

        Assert.Equal(AccountChange.Done, await One.People.AcceptAsync(first!, "Mo", Password));
        Assert.Null(await One.People.InviteAsync(Admin, Role.Moderator, "form"));
        Clock.Advance(Accounts.LinkLifetime + TimeSpan.FromDays(1));
        Assert.Null(await One.People.InviteAsync(Admin, Role.Moderator, "form"));

        Assert.NotNull(await One.People.InviteAsync(Admin, Role.Moderator, "another"));
        Assert.Equal(
            2,
            await Database.ScalarAsync<long>("select count(*) from history where action = 'account.invite'")
        );
    }
}

public sealed class PostgresInvitationTests() : InvitationTests(Store.Postgres);

public sealed class SqliteInvitationTests() : InvitationTests(Store.Sqlite);
