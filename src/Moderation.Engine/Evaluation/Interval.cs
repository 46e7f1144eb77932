namespace Moderation.Engine.Evaluation;

/// <summary>A 95 % interval.</summary>
internal readonly record struct Interval(double Low, double High);
