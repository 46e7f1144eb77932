namespace Moderation.Service.Intake;

/// <summary>Why a message cannot be identified.</summary>
/// <param name="Code">A stable word: <c>not-json</c>, <c>too-large</c>, <c>wrong-type</c>,
/// <c>bad-field</c>, <c>conflict</c>, <c>crash</c>, <c>refused</c>, <c>fault</c>, <c>broker</c>.</param>
/// <param name="Field">The field at fault as a path, such as <c>author.name</c>; empty for the message itself.</param>
/// <param name="Explanation">What is wrong and what would be right, without any of the message's content.</param>
internal sealed record MessageFault(string Code, string Field, string Explanation)
{
    /// <summary>JSON of another kind.</summary>
    public static MessageFault NotAnObject { get; } =
        new("wrong-type", "", "The message is not a JSON object such as {\"text\": \"…\"}.");

    /// <summary>The database refuses it.</summary>
    public static MessageFault Refused(Exception cause) =>
        new(
            "refused",
            "",
            $"The message could not be stored ({cause.GetType().Name}). Report it with the message's bytes."
        );

    /// <summary>The service fails on it, again and again, and nobody knows why.</summary>
    public static MessageFault Unforeseen(Exception cause) =>
        new(
            "fault",
            "",
            // Not its message, which could quote the comment.
            $"The service failed on the message again and again ({cause.GetType().Name}). Report it with the message's bytes."
        );
}
