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
        routes.MapPost("/api/review/{siteId}/{commentId}/escalate/undo", TakeBackAsync).Needs(Rights.Review);
        routes.MapBulks();
        routes.MapClaims();
        routes.MapAuthors();
        routes.MapHistory();
    }

    /// <summary>
    /// A part of what is under review: <c>?limit=</c>, <c>?order=</c> and the names of <see cref="ReviewFilterQuery"/>
    /// choose, <c>?after=</c> takes the <c>next</c> of an earlier answer. A bulk takes its <c>seen</c>.
    /// </summary>
    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Actor by,
        ReviewQueue queue,
        CancellationToken cancel
    )
    {
        var errors = QueryParameters.RefuseUnknown(request, ["limit", "order", "after", .. ReviewFilterQuery.Names]);
        var limit = Number(request, "limit", 1, MostListed, absent: ReviewQueue.PageSize, errors);
        var filter = ReviewFilterQuery.Read(request.Query, errors);
        var order = ReviewOrderQuery.Read(request.Query, errors);
        ReviewCursor? after = null;
        if (request.Query.TryGetValue("after", out var place) && !ReviewCursor.TryParse($"{place}", order, out after))
        {
            errors["after"] = ["Give the 'next' of an earlier answer in the same order, or leave it out."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var seen = await queue.SeenAsync(by, cancel);
        var part = await queue.ListAsync(by, filter, order, after, limit, cancel);
        return TypedResults.Ok(
            new
            {
                items = part.Items,
                next = part.Next?.ToString(),
                seen,
            }
        );
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
        Escalations escalations,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await VerdictBody.ReadEscalationAsync(context, cancel);
        return asked is null
            ? problem!
            : VerdictResults.Of(await escalations.EscalateAsync(by, asked.What.Comment, asked.What.Note));
    }

    private static async Task<IResult> TakeBackAsync(
        HttpContext context,
        Actor by,
        Escalations escalations,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await VerdictBody.ReadCommentAsync(context, cancel, behind: 2);
        return asked is null ? problem! : VerdictResults.Of(await escalations.TakeBackAsync(by, asked.What));
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
