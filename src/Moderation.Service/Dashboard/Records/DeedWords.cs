using System.Globalization;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Records;

/// <summary>What somebody did, in words that follow his name.</summary>
/// <param name="Before">What stands before the comment, or the name.</param>
/// <param name="Name">The name of an account or a key, or null.</param>
/// <param name="After">What stands after it.</param>
internal sealed record DeedWords(string Before, string? Name = null, string After = "")
{
    /// <summary>What can be chosen to see alone.</summary>
    public static IReadOnlyList<(string Action, string Word)> Choices { get; } =
    [
        (DeedActions.Approve, "approvals"),
        (DeedActions.Reject, "rejections"),
        (DeedActions.Undo, "undone verdicts"),
        (DeedActions.Escalate, "escalations"),
        (DeedActions.TakeBackEscalation, "escalations taken back"),
        (DeedActions.Report, "reports"),
        (DeedActions.Bulk, "bulks"),
        (DeedActions.MuteAuthor, "muted authors"),
        (DeedActions.TrustAuthor, "trusted authors"),
        (DeedActions.ClearAuthor, "authors neither muted nor trusted any more"),
        (PolicyDeeds.Save, "new policies"),
        (PolicyDeeds.RollBack, "policies brought back"),
        (ModelDeeds.Upload, "models that were sent"),
        (ModelDeeds.Promote, "promoted models"),
        (ModelDeeds.RollBack, "models brought back"),
        (ModelDeeds.Rescore, "reviews scored anew"),
        (LabelDeeds.Import, "imported labels"),
        (LabelDeeds.Withdraw, "withdrawn imports"),
        (LabelDeeds.AddGolden, "additions to the golden set"),
        (LabelDeeds.RemoveGolden, "removals from the golden set"),
        (TrainingDeeds.Ask, "trainings"),
        (TrainingDeeds.Cancel, "cancelled trainings"),
        (SecurityDeeds.Invite, "invitations"),
        (SecurityDeeds.Join, "new accounts"),
        (SecurityDeeds.Role, "roles"),
        (SecurityDeeds.Disable, "disabled accounts"),
        (SecurityDeeds.Enable, "enabled accounts"),
        (SecurityDeeds.Link, "links for a password"),
        (SecurityDeeds.Withdraw, "withdrawn links"),
        (SecurityDeeds.Password, "passwords"),
        (SecurityDeeds.MakeKey, "new keys"),
        (SecurityDeeds.RevokeKey, "revoked keys"),
    ];

    /// <summary>A line in words; an action that has none here is shown as it is.</summary>
    public static DeedWords Of(HistoryLine line)
    {
        var detail = line.Entry.Detail;
        return line.Entry.Action switch
        {
            DeedActions.Approve => new("approved"),
            DeedActions.Reject => new("rejected", After: AnswerWords.As(detail)),
            DeedActions.Undo => new($"undid the {(detail == "approve" ? "approval" : "rejection")} of"),
            DeedActions.Escalate => new("escalated", After: "to the admins"),
            DeedActions.TakeBackEscalation => new("took back the escalation of"),
            DeedActions.Report => new("passed on a reader's report of", After: detail is null ? "" : $"as {detail}"),
            DeedActions.Bulk when line.Bulk is { } bulk => Of(bulk),
            DeedActions.MuteAuthor => Of("muted", detail),
            DeedActions.TrustAuthor => Of("trusts", detail),
            DeedActions.ClearAuthor => Of("took back what was said of", detail),
            PolicyDeeds.Save => new("saved a policy:", detail),
            PolicyDeeds.RollBack => new("brought a policy back:", detail),
            ModelDeeds.Upload => new("sent the model", detail),
            ModelDeeds.Promote => new("promoted a model:", detail),
            ModelDeeds.RollBack => new("brought a model back:", detail),
            ModelDeeds.Rescore => new("scored anew what is under review:", detail),
            LabelDeeds.Import => new("imported labels:", detail),
            LabelDeeds.Withdraw => new("withdrew imported labels:", detail),
            LabelDeeds.AddGolden => line.Entry.CommentId is null
                ? new("added a text to the golden set")
                : new("keeps as golden"),
            LabelDeeds.RemoveGolden => new("took out of the golden set: number", detail),
            TrainingDeeds.Ask => new("asked for", detail),
            TrainingDeeds.Cancel => new("cancelled", detail),
            SecurityDeeds.Invite => new($"made a link that makes {Article(detail)} {detail}"),
            SecurityDeeds.Join => new("made this account by a link"),
            SecurityDeeds.Role => new("changed a role:", detail),
            SecurityDeeds.Disable => new("disabled the account of", detail),
            SecurityDeeds.Enable => new("enabled the account of", detail),
            SecurityDeeds.Link => new("made a link for a new password of", detail),
            SecurityDeeds.Withdraw => new("withdrew a link for", detail),
            SecurityDeeds.Password => new("set a new password"),
            SecurityDeeds.MakeKey => new("made the key", detail),
            SecurityDeeds.RevokeKey => new("revoked the key", detail),
            var action => new($"{action}:", detail),
        };
    }

    // Of whom the blog gives no id, the history keeps a number that stands for the name: it says nothing to anybody.
    private static DeedWords Of(string what, string? author) =>
        author?.StartsWith(Authors.WithoutId, StringComparison.Ordinal) == true
            ? new($"{what} an author", After: "to whom the blog gives no id (names are not kept here)")
        : author?.StartsWith(Authors.WithId, StringComparison.Ordinal) == true
            ? new($"{what} the author", author[Authors.WithId.Length..])
        : new($"{what} the author", author);

    private static DeedWords Of(HistoryBulk bulk) =>
        bulk.Kind == BulkKind.Undo
            ? new($"undid a bulk: {Comments(bulk.Total)}")
            : new(
                $"{(bulk.Ruling == "approve" ? "approved" : "rejected")} {Comments(bulk.Total)} {AnswerWords.As(bulk.Categories)}".TrimEnd()
            );

    /// <summary>How far a bulk is.</summary>
    public static string Progress(HistoryBulk bulk) =>
        bulk.FinishedAt is null ? $"{Number(bulk.Done)} of {Number(bulk.Total)} done so far"
        : bulk.CancelledAt is not null ? $"stopped after {Number(bulk.Done)} of {Number(bulk.Total)}"
        : bulk.Settled < bulk.Total
            ? $"{Number(bulk.Settled)} done, {Number(bulk.Total - bulk.Settled)} had changed meanwhile"
        : "all done";

    private static string Comments(int count) => count == 1 ? "1 comment" : $"{Number(count)} comments";

    private static string Article(string? role) => role == "admin" ? "an" : "a";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
