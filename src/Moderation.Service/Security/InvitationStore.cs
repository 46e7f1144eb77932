using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>Writes and reads <c>invitations</c>.</summary>
internal sealed class InvitationStore(Database database, TimeProvider clock)
{
    /// <summary>How long a link is remembered after its time, so that its form makes no second one.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private const string Open = "i.closed_at is null and i.expires_at >= @now";

    private const string Columns = """
        i.token_hash, i.role, i.account_id, a.name as account_name, i.invited_by, i.created_at, i.expires_at
        from invitations i left join accounts a on a.id = i.account_id
        """;

    /// <summary>Keeps a link under its secret's hash, and forgets those that were over long ago.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="invitation">What it invites to.</param>
    /// <param name="formKey">Names the form that asked for it, or null.</param>
    /// <returns>False where that form has made one already: nothing is kept.</returns>
    public async Task<bool> AddAsync(
        DbTransaction transaction,
        string secret,
        Invitation invitation,
        string? formKey
    ) =>
        await transaction.Connection!.ExecuteScalarAsync<int?>(
            """
            delete from invitations where expires_at < @forgotten;
            insert into invitations (token_hash, role, account_id, invited_by, created_at, expires_at, form_key)
            values (@hash, @role, @AccountId, @InvitedBy, @now, @ExpiresAt, @formKey)
            on conflict (form_key) do nothing
            returning 1
            """,
            new
            {
                hash = Secret.Hash(secret),
                role = RoleNames.Of(invitation.Role),
                invitation.AccountId,
                invitation.InvitedBy,
                invitation.ExpiresAt,
                formKey,
                now = clock.GetUtcNow(),
                forgotten = clock.GetUtcNow() - Remembered,
            },
            transaction
        )
            is not null;

    /// <summary>What a secret invites to, or null where it never did or does no more.</summary>
    public Task<Invitation?> FindAsync(string secret, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<Invitation?>(
                    $"select {Columns} where i.token_hash = @hash and {Open}",
                    new { hash = Secret.Hash(secret), now = clock.GetUtcNow() }
                ),
            cancel
        );

    /// <summary>The links that can still be used, the newest first.</summary>
    public Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Invitation>>(
            async connection =>
                (
                    await connection.QueryAsync<Invitation>(
                        $"select {Columns} where {Open} order by i.created_at desc, i.token_hash",
                        new { now = clock.GetUtcNow() }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Whether a link can still be used.</summary>
    public async Task<bool> StandsAsync(DbTransaction transaction, string secret) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(
            $"select count(*) from invitations i where i.token_hash = @hash and {Open}",
            new { hash = Secret.Hash(secret), now = clock.GetUtcNow() },
            transaction
        ) == 1;

    /// <summary>Uses a link up, and with it those that the service made for a first admin: there is one now.</summary>
    public Task UseUpAsync(DbTransaction transaction, string secret) =>
        transaction.Connection!.ExecuteAsync(
            """
            update invitations set closed_at = @now
            where closed_at is null and (token_hash = @hash or invited_by = @service)
            """,
            new
            {
                hash = Secret.Hash(secret),
                service = Actor.Service.Name,
                now = clock.GetUtcNow(),
            },
            transaction
        );

    /// <summary>Closes a link.</summary>
    /// <returns>What it invited to, or null where it could not be used any more.</returns>
    public async Task<Invitation?> WithdrawAsync(DbTransaction transaction, byte[] tokenHash)
    {
        var values = new { tokenHash, now = clock.GetUtcNow() };
        var open = await transaction.Connection!.QuerySingleOrDefaultAsync<Invitation?>(
            $"select {Columns} where i.token_hash = @tokenHash and {Open}",
            values,
            transaction
        );
        return
            open is not null
            && await transaction.Connection!.ExecuteAsync(
                "update invitations set closed_at = @now where token_hash = @tokenHash and closed_at is null",
                values,
                transaction
            ) == 1
            ? open
            : null;
    }
}
