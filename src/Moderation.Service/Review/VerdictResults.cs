using Moderation.Service.Intake;

namespace Moderation.Service.Review;

/// <summary>Puts what became of a comment into an HTTP answer.</summary>
internal static class VerdictResults
{
    private const string Gone = "The comment was deleted: there is nothing to rule on.";
    private const string Unknown = "No such comment or revision came in: check siteId, commentId and revision.";

    /// <summary>200 with an entry for each, in their order: whether it is under review as it was seen, and if not, why.</summary>
    public static IResult OfStanding(IEnumerable<VerdictAnswer> answers) =>
        TypedResults.Ok(
            new
            {
                items = answers.Select(answer => new
                {
                    isUnderReview = answer.Outcome == VerdictOutcome.Done,
                    detail = answer.Outcome switch
                    {
                        VerdictOutcome.Done => null,
                        VerdictOutcome.Conflict => Conflict(answer),
                        VerdictOutcome.NotUnderReview => "The comment is not under review any more.",
                        VerdictOutcome.Stale => Stale(answer),
                        VerdictOutcome.Gone => Gone,
                        _ => Unknown,
                    },
                }),
            }
        );

    /// <summary>200 with the event, or a problem that says why not and what to do.</summary>
    public static IResult Of(VerdictAnswer answer) =>
        answer.Outcome switch
        {
            VerdictOutcome.Done when answer.Made is { } made => TypedResults.Ok(made),
            VerdictOutcome.Done => TypedResults.NoContent(),
            VerdictOutcome.Conflict => Problem(409, Conflict(answer), "earlier", answer.Earlier),
            VerdictOutcome.NotUnderReview => Problem(
                409,
                "The comment is not under review: there is nothing to escalate, and no escalation to take back.",
                "earlier",
                answer.Earlier
            ),
            VerdictOutcome.EscalatedByAnother => Problem(
                409,
                $"{answer.EscalatedBy} has escalated the comment, and that stands: it waits for an admin.",
                "escalatedBy",
                answer.EscalatedBy
            ),
            VerdictOutcome.NotEscalated => RequestBody.Problem(
                409,
                "The comment is not escalated, or not any more: there is nothing to take back."
            ),
            VerdictOutcome.Stale => Problem(
                409,
                Stale(answer),
                "newest",
                new { answer.Newest!.Revision, answer.Newest.Sequence }
            ),
            VerdictOutcome.Gone => RequestBody.Problem(410, Gone),
            _ => RequestBody.Problem(404, Unknown),
        };

    private static string Conflict(VerdictAnswer answer) =>
        answer.Earlier switch
        {
            null => "No verdict stands on the comment: there is nothing to undo.",
            { UndoneBy: { } by } => $"{by} has undone the verdict already: there is nothing to undo.",
            { } earlier =>
                $"{earlier.By} has settled the comment already: {(earlier.Ruling == Ruling.Approve ? "approved" : "rejected")}. Undo that first, in the history, for another verdict.",
        };

    private static string Stale(VerdictAnswer answer) =>
        $"The comment is at revision {answer.Newest!.Revision}, sequence {answer.Newest.Sequence} now: look at that.";

    private static IResult Problem(int status, string detail, string name, object? value) =>
        TypedResults.Problem(
            detail,
            statusCode: status,
            extensions: value is null ? null : new Dictionary<string, object?> { [name] = value }
        );
}
