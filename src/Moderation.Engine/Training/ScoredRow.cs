namespace Moderation.Engine.Training;

/// <summary>A calibration row with the weighted sum that a fit without it gave it.</summary>
internal readonly record struct ScoredRow(float Sum, bool Label, float Weight);
