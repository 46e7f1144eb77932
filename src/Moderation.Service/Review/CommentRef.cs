namespace Moderation.Service.Review;

/// <summary>Names what somebody looks at when he rules on it.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Revision">The revision that he saw.</param>
/// <param name="Sequence">The number of the event that he saw; null where any will do.</param>
internal sealed record CommentRef(string SiteId, string CommentId, int Revision, int? Sequence = null);
