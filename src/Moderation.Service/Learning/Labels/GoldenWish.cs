using Moderation.Service.Review;

namespace Moderation.Service.Learning.Labels;

/// <summary>A comment to keep with its known answer.</summary>
/// <param name="Row">What was written, by whom, and what it is.</param>
/// <param name="ThreadTitle">The title of the thread that it stood in, or null.</param>
/// <param name="Copies">The comment that it copies, with which it goes; null for a text of the admin's own.</param>
internal sealed record GoldenWish(LabelRow Row, string? ThreadTitle = null, CommentRef? Copies = null);
