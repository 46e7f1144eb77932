using Moderation.Contracts;

namespace Moderation.Cli;

/// <summary>What <c>moderation score</c> reads from a line of JSON.</summary>
internal sealed record CommentLine
{
    /// <summary>The comment's text.</summary>
    public string? Text { get; init; }

    /// <summary>Who wrote it, if known.</summary>
    public CommentAuthor? Author { get; init; }
}
