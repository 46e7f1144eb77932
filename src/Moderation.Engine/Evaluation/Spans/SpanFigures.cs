namespace Moderation.Engine.Evaluation.Spans;

/// <summary>How well the spans of toxicity fit those that people marked (SemEval-2021 task 5).</summary>
/// <param name="Rows">How many comments.</param>
/// <param name="F1">
/// The mean over the comments of the F1 of characters; 1 where both sides mark nothing, 0 where one does.
/// </param>
/// <param name="Interval">Its interval.</param>
/// <param name="Reviewed">How many of the comments reach the threshold: those whose spans a moderator sees.</param>
/// <param name="ReviewedF1">The same mean over those; null without any.</param>
internal sealed record SpanFigures(int Rows, double F1, Interval? Interval, int Reviewed, double? ReviewedF1);
