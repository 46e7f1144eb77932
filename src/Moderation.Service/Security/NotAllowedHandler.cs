using Microsoft.AspNetCore.Diagnostics;

namespace Moderation.Service.Security;

/// <summary>Answers 403 where a room refused, with its words.</summary>
internal sealed class NotAllowedHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        if (exception is not NotAllowedException)
        {
            return ValueTask.FromResult(false);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails = { Status = StatusCodes.Status403Forbidden, Detail = exception.Message },
            }
        );
    }
}
