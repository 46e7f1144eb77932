namespace Moderation.DemoBlog.Posting;

/// <summary>Refuses forms that a page of another site sends: a browser says where a form comes from.</summary>
internal static class OwnForms
{
    public static async ValueTask<object?> CheckAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    ) =>
        IsOwn(context.HttpContext.Request)
            ? await next(context)
            : TypedResults.Problem(
                "This form was sent from another site. Open the article and write there.",
                statusCode: StatusCodes.Status403Forbidden
            );

    // Browsers leave the first header out where the blog is reached by plain HTTP, and other programs both. The scheme of
    // an origin is left out: behind a proxy that ends TLS it differs.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] ? site is "same-origin" or "none"
        : request.Headers.Origin is [{ } origin]
            ? Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        : request.Headers.Origin.Count == 0;
}
