using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Moderation.Service.Security;

/// <summary>The OpenID Connect provider of the configuration, by the authorization code flow with PKCE.</summary>
internal sealed class Provider(IOptions<ProviderOptions> options) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string Name = "provider";

    public void Configure(string? name, OpenIdConnectOptions provider)
    {
        var settings = options.Value;
        provider.Authority = settings.Authority;
        provider.ClientId = settings.ClientId;
        provider.ClientSecret = settings.ClientSecret;
        // The validation let plain http pass for this machine alone.
        provider.RequireHttpsMetadata = new Uri(settings.Authority!).Scheme == Uri.UriSchemeHttps;
        provider.SignInScheme = IdentityConstants.ExternalScheme;
        provider.CallbackPath = "/sign-in/callback";
        provider.ResponseType = OpenIdConnectResponseType.Code;
        // Not as a form: a browser sends no cookie along with one from elsewhere, unless all of this is https.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.CorrelationCookie.SameSite = SameSiteMode.Lax;
        provider.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.NonceCookie.SameSite = SameSiteMode.Lax;
        provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.MapInboundClaims = false;
        provider.Events.OnRemoteFailure = context =>
        {
            // Who changed their mind, or came back too late, begins again.
            context.Response.Redirect("/sign-in?problem=provider");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    public void Configure(OpenIdConnectOptions provider) => Configure(Name, provider);
}
