using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Moderation.Service.Security;

/// <summary>What a person's cookie says. It is made anew while the session lasts, so it follows a change of role.</summary>
internal sealed class PersonClaims(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        // Identity's own claim of the name stands there already.
        identity.AddClaims(Callers.ClaimsOf(Actor.Of(user)).Where(claim => claim.Type != ClaimTypes.Name));
        return identity;
    }
}
