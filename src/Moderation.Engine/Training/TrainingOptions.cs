namespace Moderation.Engine.Training;

/// <summary>What to train on and how.</summary>
internal sealed record TrainingOptions
{
    /// <summary>The corpus files, in the order in which their rows are read.</summary>
    public required IReadOnlyList<string> Corpora { get; init; }

    /// <summary>How much a row of each source counts, above 0; 1 where a source is not named.</summary>
    public required IReadOnlyDictionary<string, double> SourceWeights { get; init; }

    /// <summary>Seed of everything random.</summary>
    public required int Seed { get; init; }

    /// <summary>Threads of the optimizer, at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>The folder that takes the model.</summary>
    public required string Folder { get; init; }
}
