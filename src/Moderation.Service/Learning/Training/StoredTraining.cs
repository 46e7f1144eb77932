namespace Moderation.Service.Learning.Training;

/// <summary>A training that somebody asked for. At most one is open at a time.</summary>
internal sealed record StoredTraining
{
    public long Id { get; init; }

    /// <summary>See <see cref="TrainingState"/>, in lower case.</summary>
    public required string StateWord { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The id of the actor who asked first.</summary>
    public required string AskedById { get; init; }

    /// <summary>The name of who asked first.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Of everything random in it.</summary>
    public int Seed { get; init; }

    /// <summary>What is wanted, as <see cref="TrainingWish.Written"/> gives it.</summary>
    public required string Written { get; init; }

    /// <summary>What is wanted.</summary>
    public TrainingWish Wish => TrainingWish.Read(Written);

    /// <summary>How often a replica took it; more than once where one was lost.</summary>
    public int Attempts { get; init; }

    /// <summary>When the last attempt began; null while it waits.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>What is being done, in words; or null.</summary>
    public string? Step { get; init; }

    /// <summary>How much of it is done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>Who wants it to end, or null.</summary>
    public string? CancelledBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The version of the model that came of it, or null.</summary>
    public string? Model { get; init; }

    /// <summary>What came of it, in words; null until it has ended.</summary>
    public string? Outcome { get; init; }

    public TrainingState State => Enum.Parse<TrainingState>(StateWord, ignoreCase: true);

    public bool IsOpen => State is TrainingState.Waiting or TrainingState.Running;

    /// <summary>
    /// How long it will still take at the pace so far; null while it does not run, and until enough is done to tell.
    /// </summary>
    public TimeSpan? Left(DateTimeOffset now) =>
        State == TrainingState.Running && BeganAt is { } began && Progress >= 0.05
            ? (now - began) * ((1 - Progress) / Progress)
            : null;
}
