namespace Moderation.Contracts;

/// <summary>A part of a comment's text.</summary>
/// <param name="Start">The first UTF-16 code unit, from 0.</param>
/// <param name="Length">How many UTF-16 code units.</param>
public sealed record Span(int Start, int Length);
