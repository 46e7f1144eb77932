namespace Moderation.Engine.Evaluation.Languages;

/// <summary>A line of a file of languages.</summary>
/// <param name="Text">A text.</param>
/// <param name="Language">The name of the language it is in.</param>
internal sealed record LanguageRow(string Text, string Language);
