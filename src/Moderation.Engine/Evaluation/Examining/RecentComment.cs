using Moderation.Engine.Deciding;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A comment as the blog got it, labelled or not.</summary>
/// <param name="Id">Names it in the report.</param>
/// <param name="Comment">What was written.</param>
/// <param name="IsHeld">Whether another check sends it to review whatever its scores are.</param>
/// <param name="At">When it was decided.</param>
internal sealed record RecentComment(string Id, Comment Comment, bool IsHeld = false, DateTimeOffset At = default);
