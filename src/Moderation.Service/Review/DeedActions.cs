namespace Moderation.Service.Review;

/// <summary>The words of the history for what is done to comments and said of their authors.</summary>
internal static class DeedActions
{
    public const string Approve = "verdict.approve";

    public const string Reject = "verdict.reject";

    public const string Undo = "undo";

    public const string Escalate = "escalate";

    public const string TakeBackEscalation = "escalate.undo";

    public const string Report = "report";

    public const string Bulk = "bulk";

    public const string MuteAuthor = "author.mute";

    public const string TrustAuthor = "author.trust";

    public const string ClearAuthor = "author.clear";
}
