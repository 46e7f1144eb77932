namespace Moderation.Service.Learning.Training;

/// <summary>The process of a training ended before the training did.</summary>
internal sealed class TrainingFailedException(int exitCode)
    : Exception($"The process of the training ended with {exitCode}.");
