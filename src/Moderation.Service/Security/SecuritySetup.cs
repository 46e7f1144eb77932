using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Security;

internal static class SecuritySetup
{
    /// <summary>Chooses by what a request brings: a key, or a cookie.</summary>
    private const string Either = "either";

    /// <summary>How soon a session notices that it is over.</summary>
    private static readonly TimeSpan StampInterval = TimeSpan.FromSeconds(3);

    /// <summary>Adds accounts, keys and sessions. What is not opened on purpose is closed to all but moderators and admins.</summary>
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<SecurityOptions, SecurityOptionsValidation>(SecurityOptions.Section);
        services.AddCheckedOptions<ProviderOptions, ProviderOptionsValidation>(ProviderOptions.Section);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<FirstSteps>();
        services.AddSingleton<OpenConnections>();
        services.AddHostedService<SessionWatch>();
        services.AddExceptionHandler<NotAllowedHandler>();
        services.AddRequestLimits();
        AddProtection(services);
        AddIdentity(services);
        AddSchemes(services, hasProvider: builder.Configuration[$"{ProviderOptions.Section}:Authority"] is not null);
        services.Configure<AntiforgeryOptions>(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = Policies.Fallback;
            options.DefaultPolicy = Policies.Person;
            options.AddPolicy(Policies.AdminName, Policies.Admin);
        });
    }

    /// <summary>Finds out who asks, and holds them to what they may.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicAddress>().IsHttps)
        {
            app.Use(
                (context, next) =>
                {
                    // The proxy that ends TLS asks by plain HTTP.
                    context.Request.Scheme = Uri.UriSchemeHttps;
                    return next(context);
                }
            );
        }

        app.UseMiddleware<StartedGate>();
        app.UseAuthentication();
        app.UseRequestLimits();
        app.UseOwnOrigin();
        app.UseOwnAccount();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
                {
                    return next(context);
                }

                // The endpoint would answer with nothing, or with words for programmers: there is a page for it.
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
        var connections = app.Services.GetRequiredService<OpenConnections>();
        app.UseWhen(
            context => OpenConnections.IsOne(context.Request),
            branch => branch.Use(next => context => connections.HoldAsync(context, next))
        );
    }

    private static void AddProtection(IServiceCollection services)
    {
        services.AddSingleton<ProtectionKeyStore>();
        services.AddDataProtection().SetApplicationName("moderation");
        // It would read the keys before the tables are there.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddLogging(logging =>
            logging
                // It would warn at each start that the keys are not encrypted, see the store.
                .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
                // Before there are tables there are no keys, and that is no fault. Any other it throws as well, to whoever asks.
                .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.KeyRingProvider", LogLevel.None)
                // Who is not let in is told so.
                .AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning)
        );
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<ProtectionKeyStore>((options, store) => options.XmlRepository = store);
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddScoped<IUserConfirmation<Account>, EnabledAccounts>();
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.SignIn.RequireConfirmedAccount = true;
                // Names are checked where they are given; see PersonName.
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<IdentityStore>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = StampInterval);
    }

    private static void AddSchemes(IServiceCollection services, bool hasProvider)
    {
        var schemes = services
            .AddAuthentication(Either)
            .AddPolicyScheme(
                Either,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        // Before the start is over no cookie can be read; a key is not asked for then either.
                        context.Request.Headers.Authorization.Count > 0
                        || context.RequestServices.GetRequiredService<Startup>().WaitsFor is not null
                            ? ApiKeyHandler.Name
                            : IdentityConstants.ApplicationScheme
            )
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);
        // All four, because ending a session ends those of the second factor too, which nobody has.
        schemes.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(SessionCookie.Configure));
        if (hasProvider)
        {
            schemes.AddOpenIdConnect(Provider.Name, _ => { });
            services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, Provider>();
        }
    }
}
