namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Rows of like score: a bar of a histogram for either label, and a point of a reliability curve, which is the share of
/// positives over the mean score.
/// </summary>
/// <param name="Rows">How many labelled rows.</param>
/// <param name="Score">Their mean score, by weight; 0 without rows.</param>
/// <param name="Positives">How many comments of the blog the positive ones stand for.</param>
/// <param name="Negatives">How many the others stand for.</param>
internal readonly record struct ScoreBin(int Rows, double Score, double Positives, double Negatives);
