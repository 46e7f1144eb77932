using Moderation.Engine.Features;

namespace Moderation.Engine.Training;

/// <summary>One row as the trainer reads it.</summary>
/// <param name="Vector">The features, by the places of <see cref="UsedSlots"/>.</param>
/// <param name="Words">How many of the first features are words.</param>
/// <param name="Source">The number of the data set it comes from, from 0.</param>
/// <param name="Label">Whether the category applies.</param>
/// <param name="Offset">Log odds that the fit starts from and does not change.</param>
internal readonly record struct Example(FeatureVector Vector, int Words, int Source, bool Label, float Offset = 0);
