using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>What to train on and how.</summary>
internal sealed record TrainingOptions
{
    /// <summary>The corpus files, in the order in which their rows are read.</summary>
    public required IReadOnlyList<string> Corpora { get; init; }

    /// <summary>
    /// How much a row of each source counts, by category: 1 where a source is not named, 0 leaves it out. The recipe's
    /// where a category is not named.
    /// </summary>
    public IReadOnlyDictionary<Category, IReadOnlyDictionary<string, double>> SourceWeights { get; init; } =
        new Dictionary<Category, IReadOnlyDictionary<string, double>>();

    /// <summary>Seed of everything random.</summary>
    public required int Seed { get; init; }

    /// <summary>How many fits run at once, at least 1; the model does not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>The folder that takes the model.</summary>
    public required string Folder { get; init; }

    /// <summary>How much a row of each source counts for a category.</summary>
    public IReadOnlyDictionary<string, double> WeightsFor(Category category) =>
        SourceWeights.GetValueOrDefault(category) ?? Recipe.For(category).SourceWeights;

    /// <summary>Whether any category learns from a source.</summary>
    public bool Uses(string source) =>
        Enum.GetValues<Category>().Any(category => WeightsFor(category).GetValueOrDefault(source, 1) > 0);
}
