namespace Moderation.Engine.Deciding;

/// <summary>What is known of comments that are nearly the same as this one, where they make a wave.</summary>
/// <param name="Count">How many there are, this one among them; at least 1.</param>
/// <param name="Authors">How many authors they have at least; all who gave no sign of themselves count as one.</param>
/// <param name="Within">In which time.</param>
/// <param name="WasRejected">Whether a moderator rejected the wave.</param>
public sealed record Likeness(int Count, int Authors, TimeSpan Within, bool WasRejected);
