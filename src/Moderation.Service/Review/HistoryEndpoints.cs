using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary><c>GET /api/history</c> and <c>/api/history.csv</c>: who did what when.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/history", FindAsync).Needs(Rights.Review);
        routes.MapGet("/api/history.csv", ExportAsync).Needs(Rights.Review);
    }

    /// <summary>Lines, newest first: <c>{"entries": […], "next": id or null}</c>. Ask again with <c>before=next</c>.</summary>
    private static async Task<IResult> FindAsync(
        HttpRequest request,
        Actor by,
        History history,
        CancellationToken cancel
    )
    {
        var errors = QueryParameters.RefuseUnknown(request, [.. HistoryQuery.Names, "before", "limit"]);
        var filter = HistoryQuery.Read(request.Query, errors);
        var reading = new QueryReading(request.Query, errors);
        var before = reading.Number("before");
        var limit = (int)(reading.Number("limit", History.Page) ?? 100);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var entries = await history.FindAsync(by, filter, before, limit, cancel);
        return TypedResults.Ok(new { entries, next = entries.Count == limit ? entries[^1].Id : (long?)null });
    }

    /// <summary>All lines that the filter lets through as a file.</summary>
    private static IResult ExportAsync(HttpRequest request, Actor by, History history)
    {
        var errors = QueryParameters.RefuseUnknown(request, [.. HistoryQuery.Names]);
        var filter = HistoryQuery.Read(request.Query, errors);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        History.Require(by);
        return TypedResults.Stream(
            stream => HistoryCsv.WriteAsync(history.AllAsync(by, filter, request.HttpContext.RequestAborted), stream),
            "text/csv; charset=utf-8",
            "history.csv"
        );
    }
}
