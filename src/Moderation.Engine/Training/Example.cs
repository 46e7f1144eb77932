using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>One row as the trainer reads it.</summary>
/// <param name="Vector">The features.</param>
/// <param name="Source">The number of the data set it comes from, from 0.</param>
/// <param name="Label">Whether the category applies.</param>
/// <param name="Weight">How much the row counts, above 0.</param>
internal readonly record struct Example(FeatureVector Vector, int Source, bool Label, float Weight);
