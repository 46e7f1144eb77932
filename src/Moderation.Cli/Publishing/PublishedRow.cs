using Moderation.Contracts;

namespace Moderation.Cli.Publishing;

/// <summary>What <c>moderation publish</c> reads from a line of a corpus.</summary>
internal sealed record PublishedRow
{
    /// <summary>The data set it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The thread or whatever else holds rows together.</summary>
    public string? Group { get; init; }

    /// <summary>Name and link of the author, if known.</summary>
    public CommentAuthor? Author { get; init; }

    /// <summary>The comment's text.</summary>
    public string? Text { get; init; }
}
