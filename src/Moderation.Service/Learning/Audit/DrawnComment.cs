using Moderation.Contracts;
using Moderation.Engine.Evaluation.Auditing;

namespace Moderation.Service.Learning.Audit;

/// <summary>An approved comment and what chance decided about its audit.</summary>
/// <param name="Decision">The service's decision.</param>
/// <param name="Draw">Whether it was drawn, and with which chance.</param>
internal sealed record DrawnComment(DecisionMade Decision, AuditDraw Draw);
