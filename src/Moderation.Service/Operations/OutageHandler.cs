using Microsoft.AspNetCore.Diagnostics;
using Moderation.Service.Intake;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>
/// Answers a request that could not be read with the status it deserves, and 503 while the database is away. A
/// commit whose answer was lost may have happened, so the 503 does not say that nothing was stored.
/// </summary>
internal sealed class OutageHandler(Database database, IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        // Kestrel's own refusals are of the kind of a broken connection, and must not be taken for an outage.
        if (exception is BadHttpRequestException refused)
        {
            return AnswerAsync(
                context,
                refused.StatusCode,
                refused.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? $"The body is too large: comments have {Most(context)} bytes at most, a text to score {Limits.MessageBytes}."
                    : "The request could not be read to its end: send it again, complete."
            );
        }

        if (!database.IsOutside(exception))
        {
            return ValueTask.FromResult(false);
        }

        context.Response.Headers.RetryAfter = "2";
        return AnswerAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "The database is away. What was sent may not have been stored; sending the same again is safe."
        );
    }

    private static int Most(HttpContext context) =>
        context.Features.Get<ApiKey>()?.LargestRequest ?? Limits.RequestBytes;

    private ValueTask<bool> AnswerAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return problems.TryWriteAsync(
            new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Status = status, Detail = detail } }
        );
    }
}
