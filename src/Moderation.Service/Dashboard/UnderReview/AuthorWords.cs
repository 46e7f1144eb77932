using System.Globalization;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Dashboard.Records;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>Puts what is known of an author into words.</summary>
internal static class AuthorWords
{
    /// <summary>What is said of him.</summary>
    public static string Of(AuthorStanding standing) =>
        standing switch
        {
            AuthorStanding.Muted => "Muted: every further comment goes to review.",
            AuthorStanding.Trusted =>
                "Trusted: links, length, language and waves do not speak against this author. Scores and blocked words do.",
            _ => "Nothing is said of this author.",
        };

    /// <summary>How his comments stand.</summary>
    public static string Of(AuthorRecord record) =>
        $"{Number(record.Approved)} approved, {Number(record.Rejected)} rejected{(record.IsPartial ? " of the latest" : "")}";

    /// <summary>How one of them stands.</summary>
    public static string Of(AuthorComment comment) =>
        comment.State switch
        {
            CommentState.Approved when comment.UnderSince is not null => "Published, under review",
            CommentState.Approved => "Approved",
            CommentState.Pending => "Under review",
            _ => "Rejected",
        };

    /// <summary>How far a bulk is.</summary>
    public static string Of(BulkProgress bulk)
    {
        var what = bulk.Ruling switch
        {
            null => "Undone",
            Ruling.Approve => "Approved",
            _ => $"Rejected {AnswerWords.As(string.Join(' ', bulk.Categories))}",
        };
        var others = bulk.Conflicts + bulk.Stale + bulk.Gone;
        var left =
            others == 0
                ? ""
                : $" {Number(others)} were settled, edited or deleted before{AnswerWords.Whose(bulk.Others)}.";
        return bulk.Finished
            ? $"{what}: {Number(bulk.Settled)} of {Number(bulk.Total)}.{left}"
            : $"{what}: {Number(bulk.Settled)} of {Number(bulk.Total)} so far. Reload the page to see how far it is.{left}";
    }

    /// <summary>What was done.</summary>
    public static string Done(string act) =>
        act switch
        {
            "mute" => "This author is muted now.",
            "trust" => "This author is trusted now.",
            _ => "It is taken back.",
        };

    /// <summary>Why nothing was done.</summary>
    public static string Of(AuthorOutcome outcome) =>
        outcome == AuthorOutcome.NameAlone
            ? "The blog gives no id of this author, and anybody may write under a name: only who has an id can be trusted."
            : "Nothing is known of this author any more.";

    /// <summary>A number as people read it.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
