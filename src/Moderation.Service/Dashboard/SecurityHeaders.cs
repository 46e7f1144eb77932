namespace Moderation.Service.Dashboard;

/// <summary>
/// What a browser may do on these pages: load from this service and nothing else, and never inside a frame. Whatever a
/// comment holds, it finds nothing that would run it.
/// </summary>
internal static class SecurityHeaders
{
    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>MudBlazor sets sizes and colours as style attributes; its style elements are files of ours.</summary>
    private const string Islands = Pages + "; style-src-attr 'unsafe-inline'";

    /// <summary>Sets the headers of every answer; a room may set its own afterwards.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = HasIsland(context.Request.Path) ? Islands : Pages;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                return next(context);
            }
        );

    private static bool HasIsland(PathString path) =>
        path.StartsWithSegments("/try")
        || path.StartsWithSegments("/figures")
        // The report of a model, and not the list of them.
        || (path.StartsWithSegments("/models", out var version) && version.HasValue);
}
