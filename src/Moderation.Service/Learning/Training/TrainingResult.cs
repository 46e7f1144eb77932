namespace Moderation.Service.Learning.Training;

/// <summary>What a training came to.</summary>
/// <param name="State"><see cref="TrainingState.Offered"/> or <see cref="TrainingState.Refused"/>.</param>
/// <param name="Outcome">The same in words.</param>
/// <param name="Model">The model that it made; null where the labels do not carry one.</param>
internal sealed record TrainingResult(TrainingState State, string Outcome, TrainedModel? Model);
