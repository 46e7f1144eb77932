using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>Writes and reads <c>accounts</c>.</summary>
internal sealed class AccountStore(Database database)
{
    private const string Columns = """
        id, name, name_key, role, password_hash, subject, stamp, failed_attempts, locked_until, disabled_at, created_at, blur
        """;

    /// <summary>All accounts, by name.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Account>>(
            async connection =>
                (await connection.QueryAsync<Account>($"select {Columns} from accounts order by name_key")).AsList(),
            cancel
        );

    public Task<Account?> FindByIdAsync(string id, CancellationToken cancel) => FindAsync("id = @value", id, cancel);

    /// <summary>The account with a name as it is compared, or null.</summary>
    public Task<Account?> FindByNameAsync(string nameKey, CancellationToken cancel) =>
        FindAsync("name_key = @value", nameKey, cancel);

    /// <summary>The account that a provider's subject signs in to, or null.</summary>
    public Task<Account?> FindBySubjectAsync(string subject, CancellationToken cancel) =>
        FindAsync("subject = @value", subject, cancel);

    /// <summary>The stamps of those of these accounts that may be signed in to, by id.</summary>
    public Task<Dictionary<string, string>> StampsAsync(IReadOnlyList<string> ids, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var parameters = new DynamicParameters();
                var rows = new Rows<string>(ids).With("id", id => id);
                var stamps = await connection.QueryAsync<(string Id, string Stamp)>(
                    $"""
                    select a.id, a.stamp from {database.Dialect.From(rows, parameters)}
                    join accounts a on a.id = r.id where a.disabled_at is null
                    """,
                    parameters
                );
                return stamps.ToDictionary(s => s.Id, s => s.Stamp);
            },
            cancel
        );

    /// <summary>How many accounts there are.</summary>
    public Task<long> CountAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<long>("select count(*) from accounts", transaction: transaction);

    /// <summary>Adds an account.</summary>
    /// <returns>False where somebody has its name; or its subject, see <see cref="IsLinkedAsync"/>.</returns>
    public async Task<bool> AddAsync(DbTransaction transaction, Account account) =>
        await transaction.Connection!.ExecuteAsync(
            """
            insert into accounts (
                id, name, name_key, role, password_hash, subject, stamp, failed_attempts, created_at, blur
            )
            values (@Id, @Name, @NameKey, @role, @PasswordHash, @Subject, @Stamp, 0, @CreatedAt, @Blur)
            on conflict do nothing
            """,
            new
            {
                account.Id,
                account.Name,
                account.NameKey,
                role = RoleNames.Of(account.Role),
                account.PasswordHash,
                account.Subject,
                account.Stamp,
                account.CreatedAt,
                account.Blur,
            },
            transaction
        ) == 1;

    /// <summary>
    /// Counts an attempt to sign in, unless the account is locked; the last that is left locks it. It is counted here and
    /// not by the caller, who may be one of many at once.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="id">The account; one that there is not may not be tried.</param>
    /// <param name="now">When.</param>
    /// <param name="most">How many attempts there are.</param>
    /// <param name="until">Until when the last of them locks it.</param>
    /// <returns>Whether a password may be tried.</returns>
    public async Task<bool> BeginAttemptAsync(
        DbTransaction transaction,
        string id,
        DateTimeOffset now,
        int most,
        DateTimeOffset until
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update accounts
            set failed_attempts = case when failed_attempts + 1 < @most then failed_attempts + 1 else 0 end,
                locked_until = case when failed_attempts + 1 < @most then null else @until end
            where id = @id and (locked_until is null or locked_until <= @now)
            """,
            new
            {
                id,
                now,
                most,
                until,
            },
            transaction
        ) == 1;

    /// <summary>Notes that a password was right: all attempts are given back, and the lock of the last one is opened.</summary>
    /// <returns>False where the account was changed since it was read.</returns>
    public async Task<bool> EndAttemptsAsync(DbTransaction transaction, Account account, string passwordHash) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update accounts set failed_attempts = 0, locked_until = null, password_hash = @passwordHash
            where id = @Id and stamp = @Stamp
            """,
            new
            {
                account.Id,
                account.Stamp,
                passwordHash,
            },
            transaction
        ) == 1;

    /// <summary>Whether an account is disabled.</summary>
    public async Task<bool> IsDisabledAsync(DbTransaction transaction, string id) =>
        await transaction.Connection!.ExecuteScalarAsync<string?>(
            "select id from accounts where id = @id and disabled_at is not null",
            new { id },
            transaction
        )
            is not null;

    /// <summary>Whether an account is linked to a provider's subject.</summary>
    public async Task<bool> IsLinkedAsync(DbTransaction transaction, string subject, string exceptId) =>
        await transaction.Connection!.ExecuteScalarAsync<string?>(
            "select id from accounts where subject = @subject and id <> @exceptId",
            new { subject, exceptId },
            transaction
        )
            is not null;

    /// <summary>
    /// Sets a password, or how a provider signs in, and ends all sessions and every lock. No other account may be linked to
    /// the subject.
    /// </summary>
    public Task SetCredentialsAsync(DbTransaction transaction, string id, string? passwordHash, string? subject) =>
        transaction.Connection!.ExecuteAsync(
            """
            update accounts
            set password_hash = @passwordHash, subject = coalesce(@subject, subject), stamp = @stamp,
                failed_attempts = 0, locked_until = null
            where id = @id
            """,
            new
            {
                id,
                passwordHash,
                subject,
                stamp = NewStamp(),
            },
            transaction
        );

    /// <summary>Ends all sessions of an account.</summary>
    public Task EndSessionsAsync(DbTransaction transaction, string id) =>
        transaction.Connection!.ExecuteAsync(
            "update accounts set stamp = @stamp where id = @id",
            new { id, stamp = NewStamp() },
            transaction
        );

    /// <summary>
    /// Changes a role and ends all sessions, unless no admin would be left. The transaction must have waited for its turn.
    /// </summary>
    /// <returns>False where none would be left.</returns>
    public async Task<bool> SetRoleAsync(DbTransaction transaction, string id, Role role) =>
        await transaction.Connection!.ExecuteAsync(
            $"update accounts set role = @role, stamp = @stamp where id = @id and (@role = 'admin' or {AnotherAdmin})",
            new
            {
                id,
                role = RoleNames.Of(role),
                stamp = NewStamp(),
            },
            transaction
        ) == 1;

    /// <summary>
    /// Disables an account and ends all its sessions, unless no admin would be left; or enables it again. The transaction
    /// must have waited for its turn.
    /// </summary>
    /// <returns>False where none would be left.</returns>
    public async Task<bool> SetDisabledAsync(DbTransaction transaction, string id, DateTimeOffset? disabledAt) =>
        await transaction.Connection!.ExecuteAsync(
            $"""
            update accounts set disabled_at = @disabledAt, stamp = @stamp
            where id = @id and (@enabled or {AnotherAdmin})
            """,
            new
            {
                id,
                disabledAt,
                enabled = disabledAt is null,
                stamp = NewStamp(),
            },
            transaction
        ) == 1;

    /// <summary>Sets whether severe texts are blurred for a person.</summary>
    public Task SetBlurAsync(DbTransaction transaction, string id, bool blur) =>
        transaction.Connection!.ExecuteAsync(
            "update accounts set blur = @blur where id = @id",
            new { id, blur },
            transaction
        );

    private const string AnotherAdmin = """
        (
            role <> 'admin' or disabled_at is not null
            or exists (select 1 from accounts o where o.role = 'admin' and o.disabled_at is null and o.id <> @id)
        )
        """;

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private Task<Account?> FindAsync(string condition, string value, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<Account?>(
                    $"select {Columns} from accounts where {condition}",
                    new { value }
                ),
            cancel
        );
}
