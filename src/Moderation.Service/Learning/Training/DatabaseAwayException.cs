namespace Moderation.Service.Learning.Training;

/// <summary>The database went away while a process of its own read labels: the training is not at fault.</summary>
internal sealed class DatabaseAwayException() : Exception("The database went away while labels were read.");
