namespace Moderation.Engine.Evaluation;

/// <summary>A score and whether the category really applies.</summary>
internal readonly record struct ScoredLabel(float Score, bool Label);
