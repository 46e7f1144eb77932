namespace Moderation.Engine.Evaluation;

/// <summary>A score and whether the category really applies.</summary>
/// <param name="Score">The model's probability, 0 to 1.</param>
/// <param name="Label">The truth.</param>
/// <param name="Unit">Rows of one unit are drawn together when an interval is found.</param>
/// <param name="Weight">How many comments of the blog the row stands for.</param>
internal readonly record struct ScoredLabel(float Score, bool Label, int Unit = 0, double Weight = 1);
