namespace Moderation.DemoBlog.Comments;

/// <summary>The writer deleted the comment.</summary>
/// <param name="CommentId">The blog's id of the comment.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CommentRemoved(string CommentId, DateTimeOffset At) : BlogEvent(CommentId);
