using Moderation.Service.Review;
using Moderation.Service.Security;

namespace Moderation.Service.Intake;

/// <summary><c>POST /api/comments/{siteId}/{commentId}/report</c>: a reader reported a published comment.</summary>
internal static class ReportEndpoint
{
    /// <summary>
    /// Takes <c>{"revision"?, "category"?, "note"?, "reportedAt"?}</c>, all of it optional. It answers 204, and 202 where
    /// no such comment or revision is here: a report may overtake it, so it is kept; or an id is wrong, which only who sent
    /// it can know.
    /// </summary>
    public static async Task<IResult> ReportAsync(
        HttpContext context,
        Actor by,
        MessageReader reader,
        Reports reports,
        CancellationToken cancel
    )
    {
        var (siteId, commentId) = RouteIds.Of(context, behind: 1);
        var errors = IdRules.Refusals(siteId, commentId);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var (document, problem) = await RequestBody.ReadAsync(
            context.Request,
            Limits.MessageBytes,
            "send a shorter note",
            cancel
        );
        if (document is null)
        {
            return problem!;
        }

        using (document)
        {
            var reading = reader.ReadReport(document.RootElement, siteId, commentId);
            if (reading.Fault is { } fault)
            {
                return TypedResults.ValidationProblem(
                    new Dictionary<string, string[]>
                    {
                        [fault.Field.Length > 0 ? fault.Field : "body"] = [fault.Explanation],
                    }
                );
            }

            var isHere = await reports.TakeAsync(
                by,
                reading.Message!,
                messageHash: null,
                isRepeat: false,
                CancellationToken.None
            );
            return isHere
                ? TypedResults.NoContent()
                : TypedResults.Accepted(
                    RouteIds.Location(siteId, commentId),
                    new
                    {
                        outcome = "kept",
                        detail = "No such comment or revision is here. Check siteId, commentId and revision; if the comment is still on its way, the report counts with the next one of it.",
                    }
                );
        }
    }
}
