using System.Globalization;
using System.Security.Claims;

namespace Moderation.Service.Security;

/// <summary>Actors as the claims of a request, and back.</summary>
internal static class Callers
{
    private const string IdClaim = "actor";
    private const string RightsClaim = "rights";
    private const string SiteClaim = "site";
    private const string AllSites = "all-sites";

    /// <summary>Who makes a request; somebody without a name and rights where nobody has said.</summary>
    public static Actor Of(ClaimsPrincipal caller) =>
        caller.FindFirstValue(IdClaim) is { } id
            ? new Actor(
                id,
                caller.FindFirstValue(ClaimTypes.Name)!,
                (Rights)int.Parse(caller.FindFirstValue(RightsClaim)!, CultureInfo.InvariantCulture),
                caller.HasClaim(claim => claim.Type == AllSites)
                    ? null
                    : [.. caller.FindAll(SiteClaim).Select(claim => claim.Value)]
            )
            : Nobody;

    /// <summary>Nobody: may nothing.</summary>
    public static Actor Nobody { get; } = new("nobody", "Somebody who is not signed in", Rights.None, []);

    /// <summary>The claims that say who an actor is.</summary>
    public static IEnumerable<Claim> ClaimsOf(Actor actor) =>
        [
            new(IdClaim, actor.Id),
            new(ClaimTypes.Name, actor.Name),
            new(RightsClaim, ((int)actor.Rights).ToString(CultureInfo.InvariantCulture)),
            .. actor.Sites is null ? [new Claim(AllSites, "")] : actor.Sites.Select(site => new Claim(SiteClaim, site)),
        ];
}
