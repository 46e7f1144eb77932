namespace Moderation.Service.Learning.Training;

/// <summary>What came of asking for a training.</summary>
/// <param name="Training">The training that is open.</param>
/// <param name="IsJoined">Whether somebody had asked for it before.</param>
internal readonly record struct TrainingRequest(StoredTraining Training, bool IsJoined);
