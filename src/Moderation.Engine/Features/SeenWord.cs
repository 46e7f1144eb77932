namespace Moderation.Engine.Features;

/// <summary>A word, sign or link of a folded text.</summary>
/// <param name="Hash">What <see cref="TextWalk"/> named it by.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The first character after it.</param>
internal readonly record struct SeenWord(uint Hash, int Start, int End);
