namespace Moderation.Service.Dashboard.Parts;

/// <summary>A stretch of a comment's text that is shown in one way.</summary>
/// <param name="Text">The characters, or for characters that cannot be seen the name to show in their place.</param>
/// <param name="Codes">The codes of the reasons that this stretch raised, in the order of the reasons.</param>
/// <param name="IsUnseen">Whether <paramref name="Text"/> is such a name.</param>
internal sealed record TextPiece(string Text, IReadOnlyList<string> Codes, bool IsUnseen);
