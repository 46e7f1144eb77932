using Moderation.Contracts;

namespace Moderation.DemoBlog.Comments;

/// <summary>An event with a higher (revision, sequence) than any before arrived for the comment.</summary>
/// <param name="CommentId">The blog's id of the comment.</param>
/// <param name="Decision">The event as it came.</param>
internal sealed record CommentDecided(string CommentId, DecisionMade Decision) : BlogEvent(CommentId);
