using Microsoft.AspNetCore.Diagnostics;
using Moderation.Service.Intake;

namespace Moderation.Service.Operations;

/// <summary>
/// Answers 503 while the database or the broker is away: nothing was stored, and the same request can be sent again.
/// </summary>
internal sealed class OutageHandler(Patience patience, IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        if (!patience.IsOutside(exception))
        {
            return ValueTask.FromResult(false);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails =
                {
                    Status = StatusCodes.Status503ServiceUnavailable,
                    Detail = "The database is away. Nothing was stored: send the same request again in a moment.",
                },
            }
        );
    }
}
