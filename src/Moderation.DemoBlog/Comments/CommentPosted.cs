namespace Moderation.DemoBlog.Comments;

/// <summary>A visitor posted a comment.</summary>
/// <param name="CommentId">The blog's id of it.</param>
/// <param name="ParentId">The comment it answers, or null.</param>
/// <param name="Name">The name the visitor gave.</param>
/// <param name="Website">An http or https address, or null.</param>
/// <param name="Text">As written.</param>
/// <param name="Owner">Who may edit and delete it; see <see cref="Posting.Visitor"/>.</param>
/// <param name="Permalink">Where it stands, an absolute address.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CommentPosted(
    string CommentId,
    string? ParentId,
    string Name,
    string? Website,
    string Text,
    string Owner,
    string Permalink,
    DateTimeOffset At
) : BlogEvent(CommentId);
