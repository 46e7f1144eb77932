namespace Moderation.DemoBlog.Live;

/// <summary>A comment as one viewer sees it now.</summary>
/// <param name="Id">The blog's id of it.</param>
/// <param name="ParentId">The comment it answers, or null; null too when this viewer does not see it.</param>
/// <param name="Change">The number of its last change: a page keeps the highest it has seen.</param>
/// <param name="Html">The comment, encoded; null when this viewer does not see it.</param>
/// <param name="Note">What to tell the writer about it, in words; null for anybody else.</param>
internal sealed record LiveComment(string Id, string? ParentId, long Change, string? Html, string? Note);
