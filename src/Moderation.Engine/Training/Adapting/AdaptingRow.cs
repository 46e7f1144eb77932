using Moderation.Engine.Deciding;

namespace Moderation.Engine.Training.Adapting;

/// <summary>A comment with a label of one category, once however often it was given.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Label">Whether the category applies.</param>
/// <param name="Count">How much it counts for the fit, over 0.</param>
/// <param name="Fold">Which part it belongs to when fits without it are needed.</param>
/// <param name="StandsFor">How many of the blog's comments it speaks for; 0 where the chance of its label is not known.</param>
internal sealed record AdaptingRow(Comment Comment, bool Label, float Count, int Fold, double StandsFor);
