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

    private static async Task<IResult> BeginAsync(
        HttpRequest request,
        Actor by,
        Bulks bulks,
        ReviewQueue queue,
        CancellationToken cancel
    )
    {
        var (asked, problem) = await VerdictBody.ReadBulkAsync(request, cancel);
        if (asked is null)
        {
            return problem!;
        }

        if (asked.What.Key is { } key && await bulks.BegunAsync(by, key, cancel) is { } begun)
        {
            return Answer(request, begun);
        }

        var errors = new Dictionary<string, string[]>();
        var comments = await asked.What.Choice.ResolveAsync(by, queue, errors, cancel);
        return errors.Count > 0 ? TypedResults.ValidationProblem(errors)
            : comments.Count == 0 && asked.What.Choice.NamesAny
                ? RequestBody.Problem(
                    409,
                    "Nothing that was chosen is under review any more: it was settled, edited or deleted meanwhile."
                )
            : Answer(request, await bulks.BeginAsync(by, comments, asked.What.Verdict, asked.What.Key));
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
            BulkRefusal.Empty => Refuse(
                "Nothing is chosen: name at least one comment under 'items', or a wave or a filter."
            ),
            BulkRefusal.TooMany => Refuse(
                $"These are too many: at most {Bulks.Most} at once. Narrow the filter, or name fewer."
            ),
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
