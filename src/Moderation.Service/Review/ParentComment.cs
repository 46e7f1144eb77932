namespace Moderation.Service.Review;

/// <summary>The comment that another one answers.</summary>
/// <param name="CommentId">The blog's id of it.</param>
/// <param name="Beginning">The beginning of its text; null when it never came, or is erased.</param>
/// <param name="AuthorName">Its author's name, or null.</param>
internal sealed record ParentComment(string CommentId, string? Beginning, string? AuthorName);
