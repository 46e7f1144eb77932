using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>Which card somebody is on, as the desk tells it, and how those stand that it holds on to.</summary>
internal static class ClaimEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/review/claim", ClaimAsync);
        routes.MapPost("/review/leave", LeaveAsync);
        routes.MapPost("/review/standing", StandAsync);
    }

    private static async Task<IResult> ClaimAsync(
        HttpContext context,
        Card card,
        Claims claims,
        CancellationToken cancel
    )
    {
        if (Refusals(card) is { Count: > 0 } refusals)
        {
            return TypedResults.ValidationProblem(refusals);
        }

        await claims.ClaimAsync(Callers.Of(context.User), card.SiteId, card.CommentId, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Card card, Claims claims)
    {
        if (Refusals(card) is { Count: > 0 } refusals)
        {
            return TypedResults.ValidationProblem(refusals);
        }

        // Who leaves may have closed the page: it is done all the same.
        await claims.ReleaseAsync(Callers.Of(context.User), card.SiteId, card.CommentId, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> StandAsync(HttpContext context, Verdicts verdicts, CancellationToken cancel)
    {
        var (asked, problem) = await VerdictBody.ReadCommentsAsync(context.Request, cancel);
        return asked is null
            ? problem!
            : VerdictResults.OfStanding(await verdicts.StandAsync(Callers.Of(context.User), asked.What, cancel));
    }

    private static Dictionary<string, string[]> Refusals(Card card) => IdRules.Refusals(card.SiteId, card.CommentId);

    private sealed record Card(string SiteId, string CommentId);
}
