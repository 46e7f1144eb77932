using System.Globalization;
using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary><c>GET /api/history</c> and <c>/api/history.csv</c>: who did what when.</summary>
internal static class HistoryEndpoints
{
    private static readonly string[] Filters = ["actor", "action", "siteId", "commentId", "from", "to"];

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
        var errors = QueryParameters.RefuseUnknown(request, [.. Filters, "before", "limit"]);
        var filter = Filter(request, errors);
        var before = Number(request, "before", long.MaxValue, errors);
        var limit = (int)(Number(request, "limit", History.Page, errors) ?? 100);
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
        var errors = QueryParameters.RefuseUnknown(request, Filters);
        var filter = Filter(request, errors);
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

    private static HistoryFilter Filter(HttpRequest request, Dictionary<string, string[]> errors) =>
        new()
        {
            Actor = Text(request, "actor"),
            Action = Text(request, "action"),
            SiteId = Text(request, "siteId"),
            CommentId = Text(request, "commentId"),
            From = Time(request, "from", errors),
            To = Time(request, "to", errors),
        };

    // NUL is in no id, and PostgreSQL takes none.
    private static string? Text(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var text) && text.ToString() is { Length: > 0 } value
            ? value.Replace('\0', '\uFFFD')
            : null;

    private static DateTimeOffset? Time(HttpRequest request, string name, Dictionary<string, string[]> errors)
    {
        if (Text(request, name) is not { } text)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
        )
        {
            return time;
        }

        errors[name] = ["Give a time in ISO 8601, such as 2026-03-01T12:00:00Z."];
        return null;
    }

    private static long? Number(HttpRequest request, string name, long most, Dictionary<string, string[]> errors)
    {
        if (Text(request, name) is not { } text)
        {
            return null;
        }

        if (
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
        )
        {
            return number;
        }

        errors[name] = [$"Give a whole number from 1 to {most}."];
        return null;
    }
}
