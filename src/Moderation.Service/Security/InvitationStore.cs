using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>Writes and reads <c>invitations</c>.</summary>
internal sealed class InvitationStore(Database database, TimeProvider clock)
{
    /// <summary>Keeps a link under its secret's hash, and forgets those whose time is over.</summary>
    public Task AddAsync(DbTransaction transaction, string secret, Invitation invitation) =>
        transaction.Connection!.ExecuteAsync(
            """
            delete from invitations where expires_at < @now;
            insert into invitations (token_hash, role, account_id, invited_by, created_at, expires_at)
            values (@hash, @role, @AccountId, @InvitedBy, @now, @ExpiresAt)
            """,
            new
            {
                hash = Secret.Hash(secret),
                role = RoleNames.Of(invitation.Role),
                invitation.AccountId,
                invitation.InvitedBy,
                invitation.ExpiresAt,
                now = clock.GetUtcNow(),
            },
            transaction
        );

    /// <summary>What a secret invites to, or null where it never did or does no more.</summary>
    public Task<Invitation?> FindAsync(string secret, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<Invitation?>(
                    """
                    select i.role, i.account_id, a.name as account_name, i.invited_by, i.expires_at
                    from invitations i left join accounts a on a.id = i.account_id
                    where i.token_hash = @hash and i.expires_at >= @now
                    """,
                    new { hash = Secret.Hash(secret), now = clock.GetUtcNow() }
                ),
            cancel
        );

    /// <summary>Whether a link can still be used.</summary>
    public async Task<bool> StandsAsync(DbTransaction transaction, string secret) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(
            "select count(*) from invitations where token_hash = @hash and expires_at >= @now",
            new { hash = Secret.Hash(secret), now = clock.GetUtcNow() },
            transaction
        ) == 1;

    /// <summary>Uses a link up, and with it those that the service made for a first admin: there is one now.</summary>
    public Task UseUpAsync(DbTransaction transaction, string secret) =>
        transaction.Connection!.ExecuteAsync(
            "delete from invitations where token_hash = @hash or invited_by = @service",
            new { hash = Secret.Hash(secret), service = Actor.Service.Name },
            transaction
        );
}
