namespace Moderation.Service.Intake;

/// <summary>Why a message cannot be identified.</summary>
/// <param name="Code">A stable word: <c>not-json</c>, <c>too-large</c>, <c>wrong-type</c>, <c>not-a-comment</c>,
/// <c>bad-field</c>, <c>conflict</c>, <c>crash</c>, <c>refused</c>, <c>broker</c>.</param>
/// <param name="Field">The field at fault as a path, such as <c>author.name</c>; empty for the message itself.</param>
/// <param name="Explanation">What is wrong and what would be right, without any of the message's content.</param>
internal sealed record MessageFault(string Code, string Field, string Explanation);
