namespace Moderation.Service.Security;

/// <summary>
/// Refuses what a page of another site has a browser send with somebody's cookie: changes, and the connection of an
/// interactive page. A program with a key sends no cookie, so where it comes from does not matter.
/// </summary>
internal static class OwnOrigin
{
    public static void UseOwnOrigin(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                !Matters(context.Request) || IsOwn(context.Request)
                    ? next(context)
                    : Refusals.WriteAsync(
                        context,
                        StatusCodes.Status403Forbidden,
                        "This request was sent from a page of another site. Open the desk and do it there."
                    )
        );

    private static bool Matters(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor")
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Authorization.Count == 0;

    // Browsers leave the first header out where the service is reached by plain HTTP, and other programs both. The scheme
    // of an origin is left out: behind a proxy that ends TLS it differs.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none") ? false
        : request.Headers.Origin is [{ } origin]
            ? Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        : request.Headers.Origin.Count == 0;
}
