namespace Moderation.Engine.Evaluation.Spans;

/// <summary>A line of a file of spans.</summary>
/// <param name="Text">The comment.</param>
/// <param name="Spans">The offsets, in Unicode code points, of the characters that make it toxic.</param>
internal sealed record SpanRow(string Text, IReadOnlyList<int> Spans);
