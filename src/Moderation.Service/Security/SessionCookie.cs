using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>The cookie of somebody who is signed in.</summary>
internal static class SessionCookie
{
    /// <summary>As long as a working day, and on while it is used.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(14);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "moderation";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ChallengeAsync;
        options.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (context.HttpContext.RequestServices.GetRequiredService<Database>().IsOutside(e))
        {
            // Nothing can be changed without the database either, and a page that says so is better than a sign-in that
            // cannot work. It is asked again with the next request.
        }
    }

    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (Refusals.ReadsProblems(request))
        {
            return Refusals.WriteAsync(
                context.HttpContext,
                StatusCodes.Status401Unauthorized,
                "Sign in, or send 'Authorization: Bearer KEY' with a key that an admin made."
            );
        }

        if (request.Path.StartsWithSegments("/_blazor"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // A form that came too late is not sent again by itself, but its page is shown again.
        var to = IsPage(context.HttpContext) ? $"{request.Path}{request.QueryString}" : "/review";
        context.Response.Redirect(to == "/" ? "/sign-in" : $"/sign-in{QueryString.Create("to", to)}");
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Refusals.ReadsProblems(context.Request))
        {
            return Refusals.WriteAsync(
                context.HttpContext,
                StatusCodes.Status403Forbidden,
                "Your account may not do this. Ask an admin."
            );
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
