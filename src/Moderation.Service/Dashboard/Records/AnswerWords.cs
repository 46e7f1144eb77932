using Moderation.Contracts;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.Records;

/// <summary>What became of a verdict, in words for who gave it.</summary>
internal static class AnswerWords
{
    /// <summary>One or two sentences.</summary>
    public static string Of(VerdictAnswer answer) =>
        answer.Outcome switch
        {
            VerdictOutcome.Done when answer.Made is null => "Done: it is not escalated any more.",
            VerdictOutcome.Done => answer.Made.State switch
            {
                CommentState.Approved => "Done: the comment is approved.",
                CommentState.Rejected => "Done: the comment is rejected.",
                _ => "Done: the comment is under review again.",
            },
            VerdictOutcome.Conflict => Conflict(answer.Earlier),
            VerdictOutcome.Stale when answer.Newest!.Revision > answer.Comment.Revision =>
                $"Nothing was done: the comment was edited and is at revision {answer.Newest.Revision} now. Look at it as it is, and rule on that.",
            VerdictOutcome.Stale =>
                "Nothing was done: something was decided on the comment meanwhile. Look at it as it is, and rule on that.",
            VerdictOutcome.NotUnderReview or VerdictOutcome.NotEscalated =>
                "Nothing was done: the comment is not escalated, or not any more.",
            VerdictOutcome.EscalatedByAnother =>
                $"Nothing was done: it was escalated by {answer.EscalatedBy}, and waits for an admin.",
            VerdictOutcome.Gone => "Nothing was done: the comment was deleted.",
            _ => "Nothing was done: no such comment or revision came in.",
        };

    /// <summary>One or two sentences.</summary>
    public static string Of(BulkBeginning beginning) =>
        beginning.Refusal switch
        {
            BulkRefusal.None => "It has begun and goes on by itself.",
            BulkRefusal.Empty => "Nothing was done: none is left to settle.",
            BulkRefusal.TooMany => $"Nothing was done: these are more than {Bulks.Most}.",
            BulkRefusal.NothingToUndo => "Nothing was undone: none of its verdicts stands any more.",
            _ => "Nothing was done: there is no such bulk.",
        };

    /// <summary>How far a bulk is, in a sentence.</summary>
    public static string Of(BulkProgress bulk) =>
        bulk.Cancelled ? "It was ended before all had their turn."
        : bulk.Finished ? "It is done."
        : Of(new BulkBeginning(bulk.Id));

    /// <summary>How far a bulk that rejects is, with its numbers.</summary>
    public static string Rejected(BulkProgress bulk)
    {
        var left = bulk.Conflicts + bulk.Stale + bulk.Gone;
        var others = left == 0 ? "" : $" {left} had been settled, edited or deleted before{Whose(bulk.Others)}.";
        return bulk.Finished
            ? $"Rejected: {bulk.Settled} of {bulk.Total}.{others}"
            : $"Rejected so far: {bulk.Settled} of {bulk.Total}. It goes on by itself.{others}";
    }

    /// <summary>Whose verdicts stood where a bulk could not rule: ": Ada rejected 2"; "" where none did.</summary>
    public static string Whose(IReadOnlyList<EarlierVerdicts> others) =>
        others.Count == 0
            ? ""
            : ": "
                + string.Join(
                    ", ",
                    others.Select(other =>
                        $"{other.By} {(other.Ruling == "approve" ? "approved" : "rejected")} {other.Count}"
                    )
                );

    /// <summary>What a verdict did: "rejected it as spam".</summary>
    public static string Of(FiledVerdict verdict) =>
        verdict.Ruling == "approve" ? "approved it" : $"rejected it {As(verdict.Categories)}";

    /// <summary>Categories as they are stored, in words: "as spam"; "" where there are none.</summary>
    public static string As(string? categories)
    {
        if (string.IsNullOrEmpty(categories))
        {
            return "";
        }

        if (categories == VerdictCategories.Other)
        {
            return "for another reason";
        }

        var words = categories.Split(' ').Select(word => word == VerdictCategories.Toxicity ? "toxic" : word);
        return $"as {string.Join(", ", words)}";
    }

    private static string Conflict(Verdict? earlier) =>
        earlier switch
        {
            null => "Nothing was done: no verdict stands on the comment.",
            { UndoneBy: { } by } => $"Nothing was done: {by} has undone the verdict already.",
            { Ruling: Ruling.Approve } =>
                $"Nothing was done: {earlier.By} has approved the comment already. Undo that first for another verdict.",
            _ =>
                $"Nothing was done: {earlier.By} has rejected the comment already, {As(string.Join(' ', earlier.Categories))}. Undo that first for another verdict.",
        };
}
