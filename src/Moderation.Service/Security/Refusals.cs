namespace Moderation.Service.Security;

/// <summary>Tells a program why it is not let in.</summary>
internal static class Refusals
{
    /// <summary>Answers with problem details.</summary>
    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
    }

    /// <summary>Whether a request comes from a program, or a page's own script, that can read problem details.</summary>
    public static bool ReadsProblems(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/live");
}
