using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Moderation.Service.Review;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>The people who may sign in: invited, never made by others, disabled, never deleted.</summary>
internal sealed class Accounts(
    Database database,
    AccountStore store,
    InvitationStore invitations,
    Passwords passwords,
    IPasswordHasher<Account> hasher,
    History history,
    TimeProvider clock
)
{
    /// <summary>UTF-16 code units of a password. Long and of any form (NIST SP 800-63B, section 3.1.1.2).</summary>
    public const int ShortestPassword = 12;

    /// <summary>A longer one would only keep the hasher busy.</summary>
    public const int LongestPassword = 256;

    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(3);

    /// <summary>All accounts, by name.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<Account>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(cancel);
    }

    /// <summary>The account that somebody is signed in to.</summary>
    public async Task<Account> OwnAsync(Actor by, CancellationToken cancel) =>
        by.AccountId is { } id && await store.FindByIdAsync(id, cancel) is { } account
            ? account
            : throw new NotAllowedException("This is for people who are signed in. Sign in.");

    /// <summary>Makes a link that makes an account.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="role">The account's role.</param>
    /// <param name="formKey">Names the form that asks for it, or null: one form makes one link, however often it is sent.</param>
    /// <returns>The link's secret, or null where the form has made one already.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<string?> InviteAsync(Actor by, Role role, string? formKey)
    {
        by.Require(Rights.Administer);
        var deed = new Deed(SecurityDeeds.Invite, Detail: RoleNames.Of(role));
        return LinkAsync(by, role, accountId: null, formKey, deed);
    }

    /// <summary>Makes a link that makes the first admin, where there is no account yet.</summary>
    /// <returns>The link's secret, or null.</returns>
    public Task<string?> InviteFirstAsync() =>
        database.WriteAsync(
            async transaction =>
            {
                if (await store.CountAsync(transaction) > 0)
                {
                    return null;
                }

                var secret = Secret.New();
                await invitations.AddAsync(transaction, secret, Link(Actor.Service, Role.Admin, accountId: null), null);
                var deed = new Deed(SecurityDeeds.Invite, Detail: RoleNames.Of(Role.Admin));
                await history.AddAsync(transaction, Actor.Service, deed);
                return secret;
            },
            CancellationToken.None
        );

    /// <summary>Makes a link that sets the password of an account anew, for somebody who has forgotten it.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="formKey">As of <see cref="InviteAsync"/>.</param>
    /// <returns>The link's secret, or null where there is no such account, or the form has made one already.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<string?> RenewAsync(Actor by, string accountId, string? formKey)
    {
        by.Require(Rights.Administer);
        return await store.FindByIdAsync(accountId, CancellationToken.None) is { } account
            ? await LinkAsync(by, account.Role, accountId, formKey, new Deed(SecurityDeeds.Link, Detail: account.Name))
            : null;
    }

    /// <summary>What a link's secret is for, or null where it is over.</summary>
    public Task<Invitation?> FindLinkAsync(string secret, CancellationToken cancel) =>
        invitations.FindAsync(secret, cancel);

    /// <summary>Uses a link: makes an account, or sets the credentials of the one that it is for.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="name">The name of a new account; not read where there is one.</param>
    /// <param name="credentials">How its person will sign in.</param>
    public async Task<AccountChange> AcceptAsync(string secret, string name, Credentials credentials)
    {
        if (credentials.Password is { } password && !IsFit(password))
        {
            return AccountChange.BadPassword;
        }

        if (await invitations.FindAsync(secret, CancellationToken.None) is not { } link)
        {
            return AccountChange.LinkIsOver;
        }

        if (link.AccountId is null && PersonName.Mistake(name) is not null)
        {
            return AccountChange.BadName;
        }

        var account = new Account
        {
            Id = link.AccountId ?? Guid.NewGuid().ToString("N"),
            Name = link.AccountName ?? name,
            NameKey = PersonName.KeyOf(name),
            Role = link.Role,
            Subject = credentials.Subject,
            CreatedAt = clock.GetUtcNow(),
        };
        // Before the transaction: hashing takes a while on purpose.
        account.PasswordHash = credentials.Password is null ? null : hasher.HashPassword(account, credentials.Password);
        return await database.WriteAsync(
            async transaction =>
            {
                await database.WaitForTurnAsync(transaction);
                if (!await invitations.StandsAsync(transaction, secret))
                {
                    return AccountChange.LinkIsOver;
                }

                if (
                    account.Subject is { } subject
                    && await store.IsLinkedAsync(transaction, subject, exceptId: account.Id)
                )
                {
                    return AccountChange.SubjectIsTaken;
                }

                if (link.AccountId is not null)
                {
                    await store.SetCredentialsAsync(transaction, account.Id, account.PasswordHash, account.Subject);
                }
                else if (!await store.AddAsync(transaction, account))
                {
                    return AccountChange.NameIsTaken;
                }

                await invitations.UseUpAsync(transaction, secret);
                var deed = new Deed(
                    link.AccountId is null ? SecurityDeeds.Join : SecurityDeeds.Password,
                    Detail: account.Name
                );
                await history.AddAsync(transaction, Actor.Of(account), deed);
                return AccountChange.Done;
            },
            CancellationToken.None
        );
    }

    /// <summary>Ends all sessions of one's own: a cookie that was copied, or left in another browser, lets nobody in.</summary>
    public async Task EndSessionsAsync(Actor by)
    {
        var account = await OwnAsync(by, CancellationToken.None);
        await database.WriteAsync(
            transaction => store.EndSessionsAsync(transaction, account.Id),
            CancellationToken.None
        );
    }

    /// <summary>
    /// Changes one's own password and ends all sessions. A wrong present one counts as an attempt to sign in: whoever found a
    /// session open may not guess it here.
    /// </summary>
    public async Task<AccountChange> ChangePasswordAsync(Actor by, string present, string wanted)
    {
        var account = await OwnAsync(by, CancellationToken.None);
        if (!IsFit(wanted))
        {
            return AccountChange.BadPassword;
        }

        if (await passwords.CheckAsync(account.Name, present, CancellationToken.None) is not SignInAnswer.Welcome)
        {
            return AccountChange.WrongPassword;
        }

        var hash = hasher.HashPassword(account, wanted);
        await database.WriteAsync(
            async transaction =>
            {
                await store.SetCredentialsAsync(transaction, account.Id, hash, subject: null);
                await history.AddAsync(transaction, by, new Deed(SecurityDeeds.Password, Detail: account.Name));
            },
            CancellationToken.None
        );
        return AccountChange.Done;
    }

    /// <summary>Makes somebody a moderator or an admin; all sessions of the account end.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<AccountChange> SetRoleAsync(Actor by, string accountId, Role role) =>
        ChangeAsync(
            by,
            accountId,
            transaction => store.SetRoleAsync(transaction, accountId, role),
            account => new Deed(SecurityDeeds.Role, Detail: $"{account.Name}: {RoleNames.Of(role)}")
        );

    /// <summary>Shuts an account: all its sessions end, and nobody signs in to it until it is enabled again.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<AccountChange> DisableAsync(Actor by, string accountId) =>
        ChangeAsync(
            by,
            accountId,
            transaction => store.SetDisabledAsync(transaction, accountId, clock.GetUtcNow()),
            account => new Deed(SecurityDeeds.Disable, Detail: account.Name)
        );

    /// <summary>Opens an account again.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<AccountChange> EnableAsync(Actor by, string accountId) =>
        ChangeAsync(
            by,
            accountId,
            transaction => store.SetDisabledAsync(transaction, accountId, disabledAt: null),
            account => new Deed(SecurityDeeds.Enable, Detail: account.Name)
        );

    /// <summary>Sets whether severe texts are blurred for somebody who is signed in.</summary>
    public async Task SetBlurAsync(Actor by, bool blur)
    {
        var account = await OwnAsync(by, CancellationToken.None);
        await database.WriteAsync(
            transaction => store.SetBlurAsync(transaction, account.Id, blur),
            CancellationToken.None
        );
    }

    private async Task<AccountChange> ChangeAsync(
        Actor by,
        string accountId,
        Func<DbTransaction, Task<bool>> change,
        Func<Account, Deed> deed
    )
    {
        by.Require(Rights.Administer);
        if (await store.FindByIdAsync(accountId, CancellationToken.None) is not { } account)
        {
            return AccountChange.Unknown;
        }

        return await database.WriteAsync(InTurnAsync, CancellationToken.None)
            ? AccountChange.Done
            : AccountChange.LastAdmin;

        // Two admins who shut each other out at the same moment would leave none.
        async Task<bool> InTurnAsync(DbTransaction transaction)
        {
            await database.WaitForTurnAsync(transaction);
            if (!await change(transaction))
            {
                return false;
            }

            await history.AddAsync(transaction, by, deed(account));
            return true;
        }
    }

    private Task<string?> LinkAsync(Actor by, Role role, string? accountId, string? formKey, Deed deed) =>
        database.WriteAsync(
            async transaction =>
            {
                var secret = Secret.New();
                if (!await invitations.AddAsync(transaction, secret, Link(by, role, accountId), formKey))
                {
                    return null;
                }

                await history.AddAsync(transaction, by, deed);
                return secret;
            },
            CancellationToken.None
        );

    private Invitation Link(Actor by, Role role, string? accountId) =>
        new()
        {
            Role = role,
            AccountId = accountId,
            InvitedBy = by.Name,
            ExpiresAt = clock.GetUtcNow() + LinkLifetime,
        };

    private static bool IsFit(string password) => password.Length is >= ShortestPassword and <= LongestPassword;
}
