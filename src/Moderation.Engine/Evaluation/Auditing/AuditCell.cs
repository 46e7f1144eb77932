namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// Comments that had the same chance of being drawn: a stratum while its rate stayed the same. A new rate begins a new
/// cell, so that rates may change within a period.
/// </summary>
/// <param name="Population">How many comments there are, drawn or not.</param>
/// <param name="Drawn">How many of them were drawn.</param>
/// <param name="Answered">How many of the drawn have an answer; what was erased before has none.</param>
/// <param name="Found">How many of the answered are what is looked for, such as bad ones among the approved.</param>
internal readonly record struct AuditCell(long Population, long Drawn, long Answered, long Found);
