namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>What chance decided about the audit of an approved comment; stored with it, as the rates may change.</summary>
/// <param name="Stratum">How near to the threshold it scored, 0 (far) to <see cref="AuditPlan.Strata"/> - 1.</param>
/// <param name="Probability">The chance with which a comment like it was drawn, 0 to 1.</param>
/// <param name="IsDrawn">Whether it was drawn.</param>
internal readonly record struct AuditDraw(int Stratum, double Probability, bool IsDrawn);
