namespace Moderation.Service.Security;

/// <summary>
/// Refuses what a page sends for somebody else than who is signed in by now: an open page may have been left by one person,
/// with verdicts that wait, and another has signed in beside it. The page says for whom it sends in a header.
/// </summary>
internal static class OwnAccount
{
    /// <summary>The header; its value is the account's id.</summary>
    public const string Header = "Moderation-Account";

    public static void UseOwnAccount(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                context.Request.Headers[Header] is [{ } account] && account != Callers.Of(context.User).AccountId
                    ? RefuseAsync(context)
                    : next(context)
        );

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return TypedResults
            .Problem(
                "This page was opened by somebody else than who is signed in now. Sign in again as that person.",
                statusCode: StatusCodes.Status401Unauthorized,
                extensions: new Dictionary<string, object?>
                {
                    ["isOther"] = context.User.Identity is { IsAuthenticated: true },
                }
            )
            .ExecuteAsync(context);
    }
}
