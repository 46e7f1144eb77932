using Microsoft.AspNetCore.Http.Features;

namespace Moderation.Service.Intake;

/// <summary>
/// The two ids of a path, decoded once. ASP.NET leaves <c>%2F</c> in route values as it is, so an id with a
/// slash could not be told from one with the letters %2F.
/// </summary>
internal static class RouteIds
{
    /// <summary>Site and comment of <c>…/{siteId}/{commentId}</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="behind">How many segments stand behind them.</param>
    public static (string SiteId, string CommentId) Of(HttpContext context, int behind = 0)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var segments = target.Split('?', 2)[0].TrimEnd('/').Split('/');
        return (Uri.UnescapeDataString(segments[^(2 + behind)]), Uri.UnescapeDataString(segments[^(1 + behind)]));
    }

    /// <summary>Where to ask about a comment.</summary>
    public static string Location(string siteId, string commentId) =>
        $"/api/comments/{Uri.EscapeDataString(siteId)}/{Uri.EscapeDataString(commentId)}";
}
