using Microsoft.AspNetCore.Identity;

namespace Moderation.Service.Security;

/// <summary>Tells Identity that nobody signs in to an account that is disabled.</summary>
internal sealed class EnabledAccounts : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) =>
        Task.FromResult(user.DisabledAt is null);
}
