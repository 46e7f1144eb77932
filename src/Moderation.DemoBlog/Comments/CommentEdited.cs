namespace Moderation.DemoBlog.Comments;

/// <summary>The writer changed the text: a new revision.</summary>
/// <param name="CommentId">The blog's id of the comment.</param>
/// <param name="Revision">One more than before.</param>
/// <param name="Text">The whole new text.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CommentEdited(string CommentId, int Revision, string Text, DateTimeOffset At)
    : BlogEvent(CommentId);
