using System.Globalization;
using Moderation.Service.Intake;
using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>What is under review, and the verdicts on it, over HTTP.</summary>
internal static class ReviewEndpoints
{
    private const int MostListed = 200;

    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/review", ListAsync).Needs(Rights.Review);
        routes.MapPost("/api/review/{siteId}/{commentId}/verdict", SettleAsync).Needs(Rights.Review);
        routes.MapPost("/api/review/{siteId}/{commentId}/undo", UndoAsync).Needs(Rights.Review);
        routes.MapPost("/api/review/{siteId}/{commentId}/escalate", EscalateAsync).Needs(Rights.Review);
        routes.MapBulks();
        routes.MapHistory();
    }

    /// <summary><c>?limit=&amp;offset=</c>: a part of what is under review, the most risky first.</summary>
    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Actor by,
        ReviewQueue queue,
        CancellationToken cancel
    )
    {
        var errors = QueryParameters.RefuseUnknown(request, "limit", "offset");
        var limit = Number(request, "limit", 1, MostListed, absent: ReviewQueue.PageSize, errors);
        var offset = Number(request, "offset", 0, int.MaxValue, absent: 0, errors);
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors)
            : TypedResults.Ok(new { items = await queue.ListAsync(by, limit, offset, cancel) });
    }

    private static async Task<IResult> SettleAsync(
        HttpContext context,
        Actor by,
        Verdicts verdicts,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await VerdictBody.ReadVerdictAsync(context, cancel);
        return asked is null
            ? problem!
            : VerdictResults.Of((await verdicts.SettleAsync(by, [asked.What.Comment], asked.What.Verdict))[0]);
    }

    /// <summary>Undoes the verdict that stands on a comment.</summary>
    public static async Task<IResult> UndoAsync(
        HttpContext context,
        Actor by,
        Verdicts verdicts,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await VerdictBody.ReadCommentAsync(context, cancel);
        return asked is null ? problem! : VerdictResults.Of((await verdicts.UndoAsync(by, [asked.What]))[0]);
    }

    private static async Task<IResult> EscalateAsync(
        HttpContext context,
        Actor by,
        Verdicts verdicts,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await VerdictBody.ReadEscalationAsync(context, cancel);
        return asked is null
            ? problem!
            : VerdictResults.Of(await verdicts.EscalateAsync(by, asked.What.Comment, asked.What.Note));
    }

    // Read here and not by the framework, whose refusal would not say which of them is meant.
    private static int Number(
        HttpRequest request,
        string name,
        int least,
        int most,
        int absent,
        Dictionary<string, string[]> errors
    )
    {
        if (!request.Query.TryGetValue(name, out var text))
        {
            return absent;
        }

        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        errors[name] = [$"Give a whole number from {least} to {most}."];
        return absent;
    }
}
