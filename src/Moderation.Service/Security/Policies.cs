using Microsoft.AspNetCore.Authorization;

namespace Moderation.Service.Security;

/// <summary>Who is let through to an endpoint at all; the rooms' methods ask for more.</summary>
internal static class Policies
{
    /// <summary>People who are signed in.</summary>
    public static AuthorizationPolicy Person { get; } =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(IsPerson).Build();

    /// <summary>
    /// What nobody opened: for people who are signed in. What is not there at all says so to programs too.
    /// </summary>
    public static AuthorizationPolicy Fallback { get; } =
        new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context =>
                context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint || IsPerson(context)
            )
            .Build();

    /// <summary>People who are signed in and programs with a key.</summary>
    public static AuthorizationPolicy Known { get; } =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    /// <summary>People who are signed in as admins.</summary>
    public static AuthorizationPolicy Admin { get; } =
        new AuthorizationPolicyBuilder(Person)
            .RequireAssertion(context => Callers.Of(context.User).May(Rights.Administer))
            .Build();

    /// <summary>The name of <see cref="Admin"/>, for pages.</summary>
    public const string AdminName = "admin";

    /// <summary>Opens endpoints to whoever has a right, people and programs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, Rights right)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints
            .RequireAuthorization(Known)
            .AddEndpointFilter(
                (context, next) =>
                {
                    Callers.Of(context.HttpContext.User).Require(right);
                    return next(context);
                }
            );

    private static bool IsPerson(AuthorizationHandlerContext context) =>
        Callers.Of(context.User) is { AccountId: not null } person && person.May(Rights.Review);
}
