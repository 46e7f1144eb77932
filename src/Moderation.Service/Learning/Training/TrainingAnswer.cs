using System.Text.Json.Serialization;
using Moderation.Engine.Evaluation.Examining;

namespace Moderation.Service.Learning.Training;

/// <summary>A training as HTTP answers it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>offered</c>, <c>refused</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="AskedBy">By whom.</param>
/// <param name="Risk">What its model is to promise, as whoever asked first wanted it.</param>
/// <param name="Confidence">The same.</param>
/// <param name="Marked">The figures that it may not be worse in, as whoever asked first wanted it.</param>
/// <param name="CancelledBy">Who wants it to end, or null.</param>
/// <param name="Step">What is being done, in words; or null.</param>
/// <param name="Progress">How much of it is done, 0 to 1.</param>
/// <param name="SecondsLeft">How long it will still take at the pace so far; or null.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="Model">The model that came of it, or null.</param>
/// <param name="Outcome">What came of it, in words; or null.</param>
/// <param name="Location">Where to ask again.</param>
internal sealed record TrainingAnswer(
    long Id,
    string State,
    DateTimeOffset AskedAt,
    string AskedBy,
    double Risk,
    double Confidence,
    IReadOnlyList<string> Marked,
    string? CancelledBy,
    string? Step,
    double Progress,
    double? SecondsLeft,
    DateTimeOffset? EndedAt,
    string? Model,
    string? Outcome,
    string Location
)
{
    /// <summary>Whether whoever asks now joined one that was open before, with what was wanted of that; null where nobody asks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsJoined { get; init; }

    public static TrainingAnswer Of(StoredTraining training, DateTimeOffset now, string pathBase) =>
        new(
            training.Id,
            training.StateWord,
            training.AskedAt,
            training.AskedBy,
            training.Wish.Risk,
            training.Wish.Confidence,
            [.. training.Wish.Marked.Select(MarkedFigures.NameOf)],
            training.CancelledBy,
            training.IsOpen ? training.Step : null,
            Math.Round(training.Progress, 3),
            training.Left(now) is { } left ? Math.Round(left.TotalSeconds) : null,
            training.EndedAt,
            training.Model,
            training.Outcome,
            $"{pathBase}/api/trainings/{training.Id}"
        );
}
