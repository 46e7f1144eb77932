namespace Moderation.Service.Intake;

/// <summary>A message that could not be taken, kept with its bytes and its reason.</summary>
/// <param name="Queue">Where it came in: a queue's name, or <c>http</c>.</param>
/// <param name="Fault">Why.</param>
/// <param name="Body">The message as it came.</param>
internal sealed record DeadLetter(string Queue, MessageFault Fault, byte[] Body)
{
    /// <summary>The comment that it holds, where that is known: it goes when the comment is deleted.</summary>
    public CommentKey? Comment { get; init; }
}
