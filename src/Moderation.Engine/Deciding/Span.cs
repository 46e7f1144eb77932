namespace Moderation.Engine.Deciding;

/// <summary>A part of a text, in UTF-16 code units.</summary>
/// <param name="Start">The first code unit, from 0.</param>
/// <param name="Length">How many code units, at least 1.</param>
public readonly record struct Span(int Start, int Length)
{
    /// <summary>
    /// For a part that raised a score: which share of all that raised it, 0 to 1. Null for a part that was found otherwise.
    /// </summary>
    public float? Share { get; init; }
}
