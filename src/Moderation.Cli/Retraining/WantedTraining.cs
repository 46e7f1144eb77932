using System.Text.Json.Serialization;

namespace Moderation.Cli.Retraining;

/// <summary>What is wanted of a training, as the service reads it; what is null stays as it was wanted last.</summary>
/// <param name="Risk">The share of bad comments among the approved that may not be passed.</param>
/// <param name="Confidence">The chance with which that must hold.</param>
/// <param name="Marked">The figures that the model must not be worse in.</param>
internal sealed record WantedTraining(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Risk,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Confidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Marked
);
