namespace Moderation.Service.Dashboard;

/// <summary>
/// Refuses the connection of an interactive page to a page of another origin: a browser opens a websocket to anywhere, and
/// asks nobody first.
/// </summary>
internal static class OwnCircuits
{
    public static IApplicationBuilder UseOwnCircuits(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!context.Request.Path.StartsWithSegments("/_blazor") || IsOwn(context.Request))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        );

    // A browser always names the origin here; a client that names none is no page. The scheme is left out: behind a proxy
    // that ends TLS it differs.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin]
            ? request.Headers.Origin.Count == 0
            : Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
