namespace Moderation.Engine.Training;

/// <summary>How far a training is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Work that is finished, in the same unit as <paramref name="All"/>.</param>
/// <param name="All">All the work there is.</param>
internal readonly record struct TrainingProgress(string Step, double Done, double All);
