namespace Moderation.Contracts;

/// <summary>One reason why a comment is under review.</summary>
/// <param name="Code">A stable word for programs, such as <c>toxicity</c> or <c>blocked-word</c>.</param>
/// <param name="Message">The reason in words that a moderator understands.</param>
/// <param name="Spans">The parts of the text that raised it; may be empty.</param>
public sealed record Reason(string Code, string Message, IReadOnlyList<Span> Spans);
