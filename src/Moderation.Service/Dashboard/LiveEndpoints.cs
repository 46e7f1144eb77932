using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Moderation.Service.Dashboard.Live;
using Moderation.Service.Dashboard.UnderReview;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard;

/// <summary>The events that keep open pages up to date.</summary>
internal static class LiveEndpoints
{
    /// <summary><c>GET /live/decisions?after=CURSOR</c> and <c>GET /live/review</c> with a desk's filter and order.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/live/decisions",
            (HttpContext http, long? after, LiveEvents events) =>
                // A browser that connects again by itself names the last event that it saw.
                Stream(
                    http,
                    events.FollowAsync(
                        Callers.Of(http.User),
                        long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0,
                        http.RequestAborted
                    )
                )
        );
        routes.MapGet("/live/review", FollowReviewAsync);
    }

    private static async Task<Results<ServerSentEventsResult<object>, ValidationProblem>> FollowReviewAsync(
        HttpContext http,
        Actor by,
        Accounts accounts,
        ReviewEvents events
    )
    {
        var (wish, mistakes) = DeskWish.Read(http.Request.Query);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes.ToDictionary());
        }

        var own = await accounts.OwnAsync(by, http.RequestAborted);
        return Stream(http, events.FollowAsync(new DeskSession(by, wish, mistakes, own.Blur, http.RequestAborted)));
    }

    private static ServerSentEventsResult<object> Stream(HttpContext http, IAsyncEnumerable<SseItem<object>> events)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(
            http.Features.Get<OpenConnection>() is { } open ? SessionEvents.UntilOver(events, open) : events
        );
    }
}
