namespace Moderation.Cli.Publishing;

/// <summary>A row of a corpus as a message.</summary>
/// <param name="Body">The comment as JSON in UTF-8; empty where the row could not be read.</param>
/// <param name="Fault">Why the row could not be read, with its file and line, or null.</param>
internal sealed record CorpusComment(ReadOnlyMemory<byte> Body, string? Fault = null);
