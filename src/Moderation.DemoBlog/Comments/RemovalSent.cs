namespace Moderation.DemoBlog.Comments;

/// <summary>The bus took the news that the comment was deleted; nothing more is owed for it.</summary>
/// <param name="CommentId">The blog's id of the comment.</param>
internal sealed record RemovalSent(string CommentId) : BlogEvent(CommentId);
