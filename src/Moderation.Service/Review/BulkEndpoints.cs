using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>One verdict on many comments, over HTTP.</summary>
internal static class BulkEndpoints
{
    public static void MapBulks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/review/bulk", BeginAsync).Needs(Rights.Review);
        routes.MapGet("/api/review/bulk/{id:long}", ProgressAsync).Needs(Rights.Review);
        routes.MapPost("/api/review/bulk/{id:long}/undo", UndoAsync).Needs(Rights.Review);
    }

    private static async Task<IResult> BeginAsync(HttpRequest request, Actor by, Bulks bulks, CancellationToken cancel)
    {
        var (asked, problem) = await VerdictBody.ReadBulkAsync(request, cancel);
        return asked is null
            ? problem!
            : Answer(request, await bulks.BeginAsync(by, asked.What.Comments, asked.What.Verdict));
    }

    private static async Task<IResult> ProgressAsync(long id, Actor by, Bulks bulks, CancellationToken cancel) =>
        await bulks.ProgressAsync(by, id, cancel) is { } progress ? TypedResults.Ok(progress) : Unknown();

    private static async Task<IResult> UndoAsync(
        HttpContext context,
        Actor by,
        long id,
        Bulks bulks,
        Verdicts verdicts,
        CancellationToken cancel
    ) =>
        // A comment of a site that is called "bulk": its undo has a body, and this one has none.
        context.Request.HasJsonContentType()
            ? await ReviewEndpoints.UndoAsync(context, by, verdicts, cancel)
            : Answer(context.Request, await bulks.UndoAsync(by, id));

    private static IResult Answer(HttpRequest request, BulkBeginning beginning)
    {
        var location = $"{request.PathBase}/api/review/bulk/{beginning.Id}";
        return beginning.Refusal switch
        {
            BulkRefusal.None => TypedResults.Accepted(location, new { beginning.Id, location }),
            BulkRefusal.Empty => Refuse("items is empty: name at least one comment."),
            BulkRefusal.TooMany => Refuse($"items holds too many: name at most {Bulks.Most}."),
            BulkRefusal.NothingToUndo => RequestBody.Problem(
                409,
                "Nothing of this bulk stands any more, or it is an undo itself: there is nothing to undo."
            ),
            _ => Unknown(),
        };
    }

    private static IResult Refuse(string why) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["items"] = [why] });

    private static IResult Unknown() => RequestBody.Problem(404, "There is no such bulk: check its id.");
}
