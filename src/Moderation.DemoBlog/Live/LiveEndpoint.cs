using Moderation.DemoBlog.Posting;

namespace Moderation.DemoBlog.Live;

/// <summary>The events of the page: <c>GET /demo/events?after=CHANGE</c>.</summary>
internal static class LiveEndpoint
{
    public static void MapLive(this RouteGroupBuilder demo) =>
        demo.MapGet(
            "/events",
            (HttpContext http, long? after, LiveChanges live) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                // The browser names the last event it saw when it connects again by itself.
                var from = long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : after ?? 0;
                return TypedResults.ServerSentEvents(live.FollowAsync(from, Visitor.Find(http), http.RequestAborted));
            }
        );
}
