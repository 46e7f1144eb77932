using System.Text.Json.Serialization;

namespace Moderation.Engine.Models;

/// <summary>What a model says about itself: <c>manifest.json</c> in its folder. Nothing in it depends on the clock.</summary>
internal sealed record Manifest
{
    /// <summary>Names the model: the featurizer's version and the first digits of the weights' hash.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the feature space that the weights belong to.</summary>
    public required int Featurizer { get; init; }

    /// <summary>Seed of the training.</summary>
    public required int Seed { get; init; }

    /// <summary>Threads of the optimizer: the same seed and threads give the same weights to the bit.</summary>
    public required int Threads { get; init; }

    /// <summary>The corpora it was trained on.</summary>
    public required IReadOnlyList<ManifestCorpus> Corpora { get; init; }

    /// <summary>How much a row of each source counted, by category; 1 where a source is not named.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> SourceWeights { get; init; }

    /// <summary>The thresholds chosen on rows kept out of training.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>SHA-256 of each file of the model, in hexadecimal.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>From what it was adapted; null for one that was trained from corpora alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManifestAdaptation? Adaptation { get; init; }

    /// <summary>Texts with the scores that they must get: checked at every load.</summary>
    public required IReadOnlyList<ManifestSample> Samples { get; init; }

    /// <summary>How it scored what it was calibrated on; null in a model that was trained before this was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManifestCalibration? Calibration { get; init; }
}
