using Moderation.Service.Review;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>The links that were made and not used yet. Their secrets are nowhere: what is lost is withdrawn and made anew.</summary>
internal sealed class Invitations(Database database, InvitationStore store, History history)
{
    /// <summary>Those that can still be used, the newest first.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<Invitation>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(cancel);
    }

    /// <summary>Has a link work no more.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="tokenHash">The link's <see cref="Invitation.TokenHash"/>.</param>
    /// <returns>False where it worked no more already.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<bool> WithdrawAsync(Actor by, byte[] tokenHash)
    {
        by.Require(Rights.Administer);
        return database.WriteAsync(
            async transaction =>
            {
                if (await store.WithdrawAsync(transaction, tokenHash) is not { } withdrawn)
                {
                    return false;
                }

                var deed = new Deed(
                    SecurityDeeds.Withdraw,
                    Detail: withdrawn.AccountName ?? RoleNames.Of(withdrawn.Role)
                );
                await history.AddAsync(transaction, by, deed);
                return true;
            },
            CancellationToken.None
        );
    }
}
