using Microsoft.AspNetCore.Authorization;
using Moderation.Service.Operations;

namespace Moderation.Service.Security;

/// <summary>Answers 503 while the service starts, to all that is not open to everybody: nobody can be known yet.</summary>
internal sealed class StartedGate(RequestDelegate next, Startup startup)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (
            startup.WaitsFor is not { } what
            || context.GetEndpoint() is not { } endpoint
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = "2";
        if (Refusals.ReadsProblems(context.Request))
        {
            return Refusals.WriteAsync(
                context,
                StatusCodes.Status503ServiceUnavailable,
                $"The service is starting and waits for {what}. Try again in a moment."
            );
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
