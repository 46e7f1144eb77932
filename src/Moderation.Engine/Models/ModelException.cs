namespace Moderation.Engine.Models;

/// <summary>A model's folder or archive cannot be used. The message names it and says what to do.</summary>
public sealed class ModelException : Exception
{
    /// <inheritdoc cref="ModelException"/>
    public ModelException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
