using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Moderation.Service.Dashboard.Live;
using Moderation.Service.Dashboard.Parts;
using Moderation.Service.Dashboard.UnderReview;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard;

/// <summary>The events that keep open pages up to date.</summary>
internal static class LiveEndpoints
{
    /// <summary><c>GET /live/decisions?after=CURSOR</c> and <c>GET /live/review</c> with a desk's filter and order.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/decisions", FollowDecisionsAsync);
        routes.MapGet("/live/review", FollowReviewAsync);
    }

    private static async Task<ServerSentEventsResult<object>> FollowDecisionsAsync(
        HttpContext http,
        long? after,
        LiveEvents events,
        Care care
    )
    {
        // A browser that connects again by itself names the last event that it saw.
        var from = long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
        var blur = await care.IsForAsync(http);
        return Stream(http, events.FollowAsync(Callers.Of(http.User), blur, from, http.RequestAborted));
    }

    private static async Task<Results<ServerSentEventsResult<object>, ValidationProblem>> FollowReviewAsync(
        HttpContext http,
        Actor by,
        Care care,
        ReviewEvents events
    )
    {
        var (wish, mistakes) = DeskWish.Read(http.Request.Query);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes.ToDictionary());
        }

        var session = new DeskSession(by, wish, mistakes, await care.IsForAsync(http), http.RequestAborted);
        return Stream(http, events.FollowAsync(session));
    }

    private static ServerSentEventsResult<object> Stream(HttpContext http, IAsyncEnumerable<SseItem<object>> events)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(
            http.Features.Get<OpenConnection>() is { } open ? SessionEvents.UntilOver(events, open) : events
        );
    }
}
