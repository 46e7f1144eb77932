namespace Moderation.Engine.Training;

/// <summary>A corpus file cannot be read. The message names the file and the line.</summary>
public sealed class CorpusException : Exception
{
    /// <inheritdoc cref="CorpusException"/>
    public CorpusException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
