using Microsoft.AspNetCore.Identity;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>
/// Compares passwords. An attempt counts before its password is looked at, so that no number of guesses at once comes by
/// the lock; and every name takes the same way, so that neither words nor time tell which there are.
/// </summary>
internal sealed class Passwords(
    Database database,
    AccountStore store,
    IPasswordHasher<Account> hasher,
    TimeProvider clock
)
{
    /// <summary>So many wrong passwords in a row lock an account.</summary>
    public const int MostAttempts = 5;

    /// <summary>How long.</summary>
    public static readonly TimeSpan LockLasts = TimeSpan.FromMinutes(5);

    // Where there is no password to compare with.
    private static readonly string Nobodys = new PasswordHasher<Account>().HashPassword(
        new(),
        Guid.NewGuid().ToString("N")
    );

    /// <summary>Whether a password is that of a name.</summary>
    public async Task<SignInAnswer> CheckAsync(string name, string password, CancellationToken cancel)
    {
        var account = PersonName.Mistake(name) is null
            ? await store.FindByNameAsync(PersonName.KeyOf(name), cancel)
            : null;
        var (id, now) = (account?.Id ?? "", clock.GetUtcNow());
        var mayTry = await database.WriteAsync(
            transaction => store.BeginAttemptAsync(transaction, id, now, MostAttempts, now + LockLasts),
            CancellationToken.None,
            // Waiting for the disk would tell a name that there is from one that there is not.
            Durability.Relaxed
        );
        var compared = hasher.VerifyHashedPassword(account ?? new(), account?.PasswordHash ?? Nobodys, password);
        if (account?.PasswordHash is null || !mayTry || compared == PasswordVerificationResult.Failed)
        {
            return new SignInAnswer.Wrong();
        }

        if (account.DisabledAt is not null)
        {
            return new SignInAnswer.Disabled();
        }

        var hash =
            compared == PasswordVerificationResult.SuccessRehashNeeded
                ? hasher.HashPassword(account, password)
                : account.PasswordHash;
        return await database.WriteAsync(
            transaction => store.EndAttemptsAsync(transaction, account, hash),
            CancellationToken.None
        )
            ? new SignInAnswer.Welcome(account)
            : new SignInAnswer.Wrong();
    }
}
