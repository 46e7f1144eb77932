namespace Moderation.Service.Operations;

/// <summary>Answers 503 to the API until the service is up, with what is waited for.</summary>
internal static class ReadyGate
{
    public static IApplicationBuilder UseReadyGate(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var startup = context.RequestServices.GetRequiredService<Startup>();
                if (startup.WaitsFor is { } what && context.Request.Path.StartsWithSegments("/api"))
                {
                    context.Response.Headers.RetryAfter = "2";
                    await TypedResults
                        .Problem(
                            $"The service is starting and waits for {what}. Try again in a moment.",
                            statusCode: 503
                        )
                        .ExecuteAsync(context);
                    return;
                }

                await next(context);
            }
        );
}
