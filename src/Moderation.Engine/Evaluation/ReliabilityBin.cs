namespace Moderation.Engine.Evaluation;

/// <summary>Rows of like score.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Score">Their mean score.</param>
/// <param name="Positives">How many of them are positive.</param>
internal readonly record struct ReliabilityBin(int Rows, double Score, int Positives);
