using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Security;

/// <summary>Lets programs in that send <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeys keys,
    Startup startup
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "key";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // While the service starts nobody can be known, and only what is open to all is answered.
        if (
            startup.WaitsFor is not null
            || Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        )
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("There is no such key.");
        }

        // Its limits hold for the whole request.
        Context.Features.Set(key);
        var identity = new ClaimsIdentity(Callers.ClaimsOf(Actor.Of(key)), Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refusals.WriteAsync(
            Context,
            StatusCodes.Status401Unauthorized,
            "The key is not known or was revoked. Send 'Authorization: Bearer KEY' with one that an admin made."
        );
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusals.WriteAsync(
            Context,
            StatusCodes.Status403Forbidden,
            "This is for people who are signed in: a key does not open it."
        );
}
