namespace Moderation.Cli.Retraining;

/// <summary>A service does not answer, or refuses what it is asked. The message says what to do.</summary>
internal sealed class ServiceException(string message) : Exception(message);
