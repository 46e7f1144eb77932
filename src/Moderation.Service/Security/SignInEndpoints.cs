using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Moderation.Service.Security;

/// <summary>What signing in and out needs beside its pages.</summary>
internal static class SignInEndpoints
{
    public static void MapSecurity(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).DisableAntiforgery().AllowAnonymous();
        routes.MapGet("/sign-in/provider", Challenge).AllowAnonymous();
        routes.MapGet("/sign-in/external", ReturnAsync).AllowAnonymous();
    }

    /// <summary>
    /// Signs out everywhere: a cookie is good as long as its account's stamp is, so there is no single session to end.
    /// </summary>
    private static async Task<RedirectHttpResult> SignOutAsync(
        HttpContext context,
        SignInManager<Account> signIn,
        Accounts accounts
    )
    {
        if (Callers.Of(context.User) is { AccountId: not null } by)
        {
            await accounts.EndSessionsAsync(by);
        }

        await signIn.SignOutAsync();
        return TypedResults.Redirect("/sign-in");
    }

    /// <summary>Sends somebody to the provider.</summary>
    /// <param name="schemes">Whether there is one.</param>
    /// <param name="to">Where they want to go afterwards.</param>
    /// <param name="link">The secret of the link that they hold, where they have no account yet.</param>
    private static async Task<Results<ChallengeHttpResult, RedirectHttpResult>> Challenge(
        IAuthenticationSchemeProvider schemes,
        string? to,
        string? link
    )
    {
        if (await schemes.GetSchemeAsync(Provider.Name) is null)
        {
            return TypedResults.Redirect("/sign-in");
        }

        var back = $"/sign-in/external{QueryString.Create("to", LocalPath.Of(to)).Add("link", link ?? "")}";
        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = back }, [Provider.Name]);
    }

    /// <summary>Lets in whom the provider has named.</summary>
    private static async Task<RedirectHttpResult> ReturnAsync(
        HttpContext context,
        SignInManager<Account> signIn,
        AccountStore accounts,
        Accounts room,
        string? to,
        string? link
    )
    {
        var external = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (SubjectOf(external.Principal) is not { } subject)
        {
            return Problem("provider");
        }

        if (!string.IsNullOrEmpty(link))
        {
            var change = await room.AcceptAsync(link, NameOf(external.Principal!), new Credentials(null, subject));
            if (change != AccountChange.Done)
            {
                return Problem(
                    change switch
                    {
                        AccountChange.LinkIsOver => "link",
                        AccountChange.SubjectIsTaken => "taken",
                        _ => "name",
                    }
                );
            }
        }

        if (await accounts.FindBySubjectAsync(subject, context.RequestAborted) is not { } account)
        {
            return Problem("unknown");
        }

        if (!await signIn.CanSignInAsync(account))
        {
            return Problem("disabled");
        }

        await signIn.SignInAsync(account, isPersistent: true);
        return TypedResults.LocalRedirect(LocalPath.Of(to));
    }

    private static RedirectHttpResult Problem(string word) => TypedResults.Redirect($"/sign-in?problem={word}");

    // A subject is one within its issuer (OpenID Connect Core 1.0, section 5.7).
    private static string? SubjectOf(ClaimsPrincipal? person) =>
        person?.FindFirst("sub") is { } subject ? $"{subject.Issuer} {subject.Value}" : null;

    private static string NameOf(ClaimsPrincipal person) =>
        person.FindFirstValue("name") ?? person.FindFirstValue("preferred_username") ?? "";
}
