namespace Moderation.Service.Review;

/// <summary>The text of a comment under review, to be found by.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Text">What the reader wrote.</param>
internal sealed record ReviewedText(string SiteId, string CommentId, int Revision, string Text)
{
    /// <summary>The texts of those that are pending.</summary>
    public static IReadOnlyList<ReviewedText> Of(IEnumerable<JudgedComment> judged) =>
        [
            .. judged
                .Where(one => one.Decision.State == Contracts.CommentState.Pending)
                .Select(one => new ReviewedText(
                    one.Decision.SiteId,
                    one.Decision.CommentId,
                    one.Decision.Revision,
                    one.Text
                )),
        ];
}
