using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Moderation.Contracts;
using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Intake;

/// <summary>Comments over HTTP: submit, ask, delete.</summary>
internal static class CommentEndpoints
{
    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/comments", SubmitAsync).Needs(Rights.Publish);
        routes.MapGet("/api/comments/{siteId}/{commentId}", FindAsync).Needs(Rights.Read);
        routes.MapDelete("/api/comments/{siteId}/{commentId}", DeleteAsync).Needs(Rights.Publish);
        routes.MapPost("/api/comments/{siteId}/{commentId}/report", ReportEndpoint.ReportAsync).Needs(Rights.Publish);
        routes.MapPost("/api/score", ScoreEndpoint.ScoreAsync).Needs(Rights.Publish);
    }

    /// <summary>
    /// Takes one comment, or an array of up to 1,000. When one of them cannot be identified, none is stored; when it
    /// answers 202, each is settled for good, and its outcome says how.
    /// </summary>
    private static async Task<IResult> SubmitAsync(
        HttpRequest request,
        Actor by,
        MessageReader reader,
        CommentIntake intake,
        CancellationToken cancel
    )
    {
        var (document, problem) = await RequestBody.ReadAsync(
            request,
            Limits.RequestBytes,
            "send fewer comments at once",
            cancel
        );
        if (document is null)
        {
            return problem!;
        }

        using (document)
        {
            var isArray = document.RootElement.ValueKind == JsonValueKind.Array;
            // The count first: a body of 16 MB may hold millions of nothing.
            if (isArray && RefuseCount(document.RootElement.GetArrayLength()) is { } many)
            {
                return many;
            }

            JsonElement[] elements = isArray ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            if (RefuseSize(elements, isArray) is { } large)
            {
                return large;
            }

            Arrival[] arrivals = [.. elements.Select(element => Read(reader, element))];
            if (arrivals.Any(a => a.Reading.Fault is not null))
            {
                return Faults(arrivals, isArray);
            }

            foreach (var arrival in arrivals)
            {
                by.Require(Rights.Publish, arrival.Key.SiteId);
            }

            var outcomes = await intake.AcceptAsync("http", arrivals);
            return Answer(request, [.. arrivals.Zip(outcomes, Item)], isArray);
        }
    }

    private static async Task<Results<Ok<CommentStatus>, ProblemHttpResult>> FindAsync(
        HttpContext context,
        Actor by,
        CommentHistory history,
        CancellationToken cancel
    )
    {
        var (siteId, commentId) = RouteIds.Of(context);
        by.Require(Rights.Read, siteId);
        return await history.FindAsync(siteId, commentId, cancel) is { } status
            ? TypedResults.Ok(status)
            : RequestBody.Problem(404, "No such comment came in: check siteId and commentId, or submit it.");
    }

    /// <summary>The blog took the comment down, with all revisions or with those up to <c>?revision=</c>.</summary>
    private static async Task<Results<NoContent, ValidationProblem>> DeleteAsync(
        HttpContext context,
        Actor by,
        CommentDeletion deletion
    )
    {
        var (siteId, commentId) = RouteIds.Of(context);
        by.Require(Rights.Publish, siteId);
        var errors = QueryParameters.RefuseUnknown(context.Request, "revision");
        foreach (var (name, refusal) in IdRules.Refusals(siteId, commentId))
        {
            errors[name] = refusal;
        }

        // Read here and not by the framework, whose refusal would not say what is meant.
        int? revision = null;
        if (context.Request.Query.TryGetValue("revision", out var text))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            {
                revision = number;
            }
            else
            {
                errors["revision"] =
                [
                    $"Give a whole number from 1 to {int.MaxValue}, or leave it out for all revisions.",
                ];
            }
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var deleted = new CommentDeleted
        {
            SiteId = siteId,
            CommentId = commentId,
            Revision = revision,
        };
        await deletion.TakeAsync(deleted, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? RefuseCount(int count) =>
        count == 0 ? RequestBody.Problem(400, "The array is empty: send at least one comment.")
        : count > Limits.CommentsPerRequest
            ? RequestBody.Problem(
                413,
                $"The array holds {count} comments: send at most {Limits.CommentsPerRequest} at once."
            )
        : null;

    private static ProblemHttpResult? RefuseSize(JsonElement[] elements, bool isArray)
    {
        var large = Array.FindIndex(elements, e => JsonMarshal.GetRawUtf8Value(e).Length > Limits.MessageBytes);
        return large < 0
            ? null
            : RequestBody.Problem(
                413,
                $"{(isArray ? $"The comment [{large}]" : "The comment")} is larger than {Limits.MessageBytes} bytes, "
                    + "the most that one may have. Nothing was stored."
            );
    }

    private static Arrival Read(MessageReader reader, JsonElement element) =>
        new(JsonMarshal.GetRawUtf8Value(element).ToArray(), reader.ReadComment(element));

    private static ValidationProblem Faults(Arrival[] arrivals, bool isArray)
    {
        var errors = new Dictionary<string, string[]>();
        for (var i = 0; i < arrivals.Length; i++)
        {
            if (arrivals[i].Reading.Fault is { } fault)
            {
                var place = isArray ? $"[{i}]" : "";
                var field = fault.Field.Length > 0 && isArray ? "." + fault.Field : fault.Field;
                errors[place + field is { Length: > 0 } path ? path : "body"] = [fault.Explanation];
            }
        }

        return TypedResults.ValidationProblem(
            errors,
            "Nothing was stored. Correct the fields that are named and send the request again."
        );
    }

    private static SubmittedItem Item(Arrival arrival, IntakeOutcome outcome) =>
        new(
            arrival.Key.SiteId,
            arrival.Key.CommentId,
            arrival.Key.Revision,
            outcome,
            RouteIds.Location(arrival.Key.SiteId, arrival.Key.CommentId)
        );

    private static IResult Answer(HttpRequest request, SubmittedItem[] items, bool isArray)
    {
        if (isArray)
        {
            return TypedResults.Accepted((string?)null, items);
        }

        return items[0].Outcome == IntakeOutcome.Conflict
            ? RequestBody.Problem(
                409,
                "This comment and revision came before with another text; the first one stands. "
                    + "Send an edit with a higher revision."
            )
            : TypedResults.Accepted(request.PathBase + items[0].Location, items[0]);
    }
}
