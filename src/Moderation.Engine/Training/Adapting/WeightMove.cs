using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>How a word came to mean something else.</summary>
/// <param name="Word">The word as the model reads it.</param>
/// <param name="Category">The category.</param>
/// <param name="Before">What the word by itself adds to the log odds of the root, at the scale of the adapted model.</param>
/// <param name="After">What it adds to those of the adapted model.</param>
internal sealed record WeightMove(string Word, Category Category, double Before, double After);
