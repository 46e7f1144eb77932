namespace Moderation.Service.Intake;

/// <summary>Why a message cannot be identified.</summary>
/// <param name="Code">A stable word: <c>not-json</c>, <c>too-large</c>, <c>wrong-type</c>,
/// <c>bad-field</c>, <c>conflict</c>, <c>crash</c>, <c>refused</c>, <c>broker</c>.</param>
/// <param name="Field">The field at fault as a path, such as <c>author.name</c>; empty for the message itself.</param>
/// <param name="Explanation">What is wrong and what would be right, without any of the message's content.</param>
internal sealed record MessageFault(string Code, string Field, string Explanation)
{
    /// <summary>JSON of another kind.</summary>
    public static MessageFault NotAnObject { get; } =
        new("wrong-type", "", "The message is not a JSON object: write {\"commentId\": \"…\", \"text\": \"…\"}.");

    /// <summary>The database refuses it.</summary>
    public static MessageFault Refused(Exception cause) =>
        new(
            "refused",
            "",
            $"The message could not be stored ({cause.GetType().Name}). Report it with the message's bytes."
        );
}
