namespace Moderation.Cli.Retraining;

/// <summary>What a service says of a training.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>offered</c>, <c>refused</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="AskedBy">Who asked for it first.</param>
/// <param name="Risk">What its model is to promise.</param>
/// <param name="Step">What is being done, or null.</param>
/// <param name="Progress">How much of it is done, 0 to 1.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="Model">The version of the model that came of it, or null.</param>
/// <param name="Outcome">What came of it, in words; or null.</param>
internal sealed record TrainingReading(
    long Id,
    string State,
    string AskedBy,
    double Risk,
    string? Step,
    double Progress,
    DateTimeOffset? EndedAt,
    string? Model,
    string? Outcome
);
