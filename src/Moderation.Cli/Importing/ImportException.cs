namespace Moderation.Cli.Importing;

/// <summary>A file is not of the format it is said to be. The message names the file and says what is missing.</summary>
internal sealed class ImportException(string message, Exception? innerException = null)
    : Exception(message, innerException);
