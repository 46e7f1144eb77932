namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A point of a precision-recall curve, both 0 to 1.</summary>
internal readonly record struct CurvePoint(double Recall, double Precision);
