namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>A scored row and its words, as <see cref="Words"/> writes them.</summary>
internal sealed record WordedRow(string Source, string Words, ScoredLabel Scored);
