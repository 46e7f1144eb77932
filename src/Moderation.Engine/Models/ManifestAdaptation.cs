namespace Moderation.Engine.Models;

/// <summary>Says how a model came from another by the labels of a blog.</summary>
/// <param name="Root">The version of the model that it was adapted from.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Labels">The labels it was given, by category and origin.</param>
/// <param name="Kept">The categories whose weights are still the root's, each with the reason.</param>
internal sealed record ManifestAdaptation(
    string Root,
    int Seed,
    IReadOnlyList<ManifestLabels> Labels,
    IReadOnlyDictionary<string, string> Kept
);
