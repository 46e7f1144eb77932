using Moderation.Engine.Deciding;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// A comment that its blog has deleted since. What stood in it is gone, so that no model can be asked about it; what was
/// decided of it is known, and what is deleted was sent to review more often than what stays.
/// </summary>
/// <param name="At">When it was decided.</param>
/// <param name="Scores">What the model that scored then said of it.</param>
/// <param name="WasReviewed">Whether it was sent to review.</param>
internal sealed record GoneComment(DateTimeOffset At, Scores Scores, bool WasReviewed);
