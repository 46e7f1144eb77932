namespace Moderation.Engine.Models;

/// <summary>How many labels of one category and origin a model was adapted with.</summary>
/// <param name="Category">The category.</param>
/// <param name="Origin">Where the labels come from.</param>
/// <param name="Positive">How many say that the category applies.</param>
/// <param name="Negative">How many say that it does not.</param>
internal sealed record ManifestLabels(string Category, string Origin, int Positive, int Negative);
